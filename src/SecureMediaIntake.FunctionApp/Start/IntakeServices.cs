using Azure.Core;

using SecureMediaIntake.CareRecord;
using SecureMediaIntake.FunctionApp.Sandbox;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.Storage;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>Everything of the product but its pages, put together once: the app serves it, and the command line (smi) calls the same steps.</summary>
internal static class IntakeServices
{
    /// <returns>The identity by which all of it asks for tokens.</returns>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static TokenCredential AddIntake(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var organisations = OrganisationSettings.Read(configuration);
        DevelopmentOnly.Check(configuration, environment, organisations);
        var identity = Identity.Of(configuration);

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(identity);
        services.AddSingleton(organisations);
        services.AddSingleton(ScanWish.Of(organisations, configuration));
        services.AddStorage(configuration);
        services.AddCareRecord();
        services.AddSandbox();
        services.AddJourney(configuration);
        return identity;
    }
}
