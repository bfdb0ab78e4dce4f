using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.Processes;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>fhir-kit-client under Node: what it cannot read, another hospital's viewer cannot either.</summary>
internal static class SecondReader
{
    public static async Task<JsonNode> ReadAsync(Uri record, string token, string authorityFile, string system, string value)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "fhir-kit-client")))
        {
            await RunAsync("npm", folder, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], new Dictionary<string, string>());
        }

        var output = await RunAsync(NodeServers.Find().Node, folder, ["read.mjs"], new Dictionary<string, string>
        {
            ["RECORD_BASE"] = record.ToString(),
            ["RECORD_TOKEN"] = token,
            ["ENTRY_SYSTEM"] = system,
            ["ENTRY_VALUE"] = value,
            ["NODE_EXTRA_CA_CERTS"] = authorityFile,
        });
        return JsonNode.Parse(output)!;
    }

    private static async Task<string> RunAsync(
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
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }

    // By the source file, because the build output may lie outside the repository.
    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "second-reader");
}
