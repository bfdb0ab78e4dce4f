using System.Diagnostics;
using System.Text.Json.Nodes;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>The published smi as a process of its own, with the settings that the app has.</summary>
internal static class SmiProcess
{
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR"];

    /// <param name="settings">The whole environment, as in the app's container.</param>
    /// <param name="arguments">As typed, after <c>smi</c>.</param>
    public static async Task<SmiAnswer> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(JourneyWorld.Published, "smi"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var kept = Inherited.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();

        foreach (var (name, value) in kept.Where(one => one.Item2 is not null).Concat(settings.Select(one => (one.Key, (string?)one.Value))))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await errors);
    }
}

/// <summary>How it ended and what it said.</summary>
internal sealed record SmiAnswer(int Exit, string Out, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>What the doctor found wrong: check, thing, what is wrong, what to do.</summary>
    public IReadOnlyList<DoctorFault> Faults =>
    [
        .. Json["checks"]!.AsArray().SelectMany(check => check!["findings"]!.AsArray()
            .Where(finding => (string?)finding!["verdict"] == "fault")
            .Select(finding => new DoctorFault((string)check["name"]!, (string)finding!["about"]!, (string)finding["wrong"]!, (string)finding["do"]!))),
    ];
}

internal sealed record DoctorFault(string Check, string About, string Wrong, string Do);
