using System.Diagnostics;
using System.Runtime.CompilerServices;
using SecureMediaIntake.SystemTests.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>Runs a script of local/conformance under Node.</summary>
internal static class ConformanceScript
{
    // Two test classes may come here at once; npm would write the same folder twice.
    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <returns>Everything the script printed, and whether it found no difference.</returns>
    public static async Task<(bool Passed, string Output)> RunAsync(
        string script, LocalTrust trust, IReadOnlyDictionary<string, string> environment)
    {
        var folder = Folder();
        await InstallAsync(folder);
        var (code, output) = await StartAsync("node", folder, [script], new Dictionary<string, string>(environment)
        {
            ["NODE_EXTRA_CA_CERTS"] = trust.Authority.AuthorityFile,
        });
        return (code == 0, output);
    }

    private static async Task InstallAsync(string folder)
    {
        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            {
                var (code, output) = await StartAsync("npm", folder, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], new Dictionary<string, string>());
                Assert.True(code == 0, output);
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<(int Code, string Output)> StartAsync(
        string command, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    // By the source file, because the build output may lie outside the repository.
    private static string Folder([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "local", "conformance"));
}
