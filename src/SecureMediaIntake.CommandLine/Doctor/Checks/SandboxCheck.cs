using System.Security.Cryptography;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>
/// The sandbox, by the app's own self-test: it must hold, and a picture must come through. In a scratch folder of its own beside the app's: the app's belongs to
/// the app, which may be at work in it.
/// </summary>
internal sealed class SandboxCheck(IConfiguration configuration, IOptions<SandboxOptions> options, IHostEnvironment environment) : ICheck
{
    /// <summary>Random bytes of the folder's name.</summary>
    private const int NameBytes = 8;

    public string Name => "sandbox";

    public string Looks => "that the sandbox holds, and that a picture comes through it";

    public string IfSilent => "Look at Sandbox__Kind: bubblewrap wants user namespaces, landlock Linux 6.2.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var folder = $"{Path.GetFullPath(options.Value.ScratchFolder).TrimEnd('/')}-doctor-{RandomNumberGenerator.GetHexString(NameBytes * 2, lowercase: true)}";

        try
        {
            Directory.CreateDirectory(folder);
            return [Judge(await TestAsync(folder, cancellation))];
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return [Finding.NotSeen(string.Empty, "No folder could be made beside the app's scratch folder to try it in.", "Run doctor as the app's user; what the app itself found stands under app.")];
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static Finding Judge(SandboxReadiness readiness) => readiness is SandboxReadiness.NotReady(var reason)
        ? Finding.Fault(string.Empty, $"The sandbox is not ready: {reason}", "See tools; and docs/adr/0005: which walls this platform allows, and Sandbox__Kind. No file is opened until it holds.")
        : Finding.Good();

    private async Task<SandboxReadiness> TestAsync(string folder, CancellationToken cancellation)
    {
        var settings = new ConfigurationBuilder()
            .AddConfiguration(configuration)
            .AddInMemoryCollection(new Dictionary<string, string?> { [$"{SandboxOptions.Section}:{nameof(SandboxOptions.ScratchFolder)}"] = folder })
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings).AddSingleton(environment).AddLogging(logging => logging.ClearProviders());
        services.AddSandbox();
        await using var own = services.BuildServiceProvider();
        return await own.GetRequiredService<SandboxSelfTest>().TestAsync(cancellation);
    }
}
