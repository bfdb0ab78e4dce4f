using Azure.Core;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using SecureMediaIntake.CommandLine.Doctor;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.CommandLine.Start;

/// <summary>
/// A deployment, by its settings: the very services of the function app (<see cref="IntakeServices"/>), without its pages and without anything that runs by itself.
/// What a command changes it changes by a step of Domain, never by a row of its own.
/// </summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Deployment(ServiceProvider services) => _services = services;

    public OrganisationDirectory Organisations => Get<OrganisationDirectory>();

    /// <param name="identity">Another one than the service's own; or null.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static Deployment Open(IConfigurationRoot settings, bool isVerbose, TokenCredential? identity = null)
    {
        var environment = new CommandEnvironment(settings["ASPNETCORE_ENVIRONMENT"] ?? Environments.Production);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings);
        services.AddSingleton<IHostEnvironment>(environment);
        services.AddLogging(logging => AddLog(logging, isVerbose));
        services.AddIntake(settings, environment);

        if (identity is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(identity));
        }

        services.AddDoctor();
        return new(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One of the doctor's checks, or what stands for it where a setting that it wants is wrong: the others must not fall with it.</summary>
    public ICheck Check(Type check, string name)
    {
        try
        {
            return (ICheck)_services.GetRequiredService(check);
        }
        catch (OptionsValidationException wrong)
        {
            return new UnsettledCheck(name, wrong);
        }
    }

    /// <summary>Asks every validator of the settings, as the app does when it starts.</summary>
    /// <exception cref="OptionsValidationException">What is wrong.</exception>
    public void Validate() => _services.GetService<IStartupValidator>()?.Validate();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>To stderr, as the answer goes to stdout.</summary>
    private static void AddLog(ILoggingBuilder logging, bool isVerbose)
    {
        logging.AddLogRules();
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        if (!isVerbose)
        {
            logging.ClearProviders();
        }
    }

    private sealed class CommandEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "smi";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
