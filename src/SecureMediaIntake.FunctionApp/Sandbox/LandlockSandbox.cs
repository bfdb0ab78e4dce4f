using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The walls without namespaces (docs/adr/0005). A launcher of its own puts them up, because a wall around one thread of a running .NET program
/// is none: its other threads exist already, and what the runtime loads later on the walled thread would fail for all.
/// </summary>
internal sealed class LandlockSandbox(IOptions<SandboxOptions> options, TimeProvider time) : ISandbox
{
    private const string Perl = "/usr/bin/perl";

    /// <summary>Debian reserves 65000 to 65533 and gives them to nobody. Each run of a root service is somebody else, so none can signal another.</summary>
    private const int FirstUser = 65000, Users = 533;

    /// <summary>A user of its own runs the Sanitiser's threads and nothing else.</summary>
    private const int ProcessesOfOwnUser = 64;

    /// <summary>The kernel counts by user, so the service's own threads and the Functions host's count too where the user is theirs.</summary>
    private const int ProcessesOfSharedUser = 1024;

    private static readonly string LauncherPath = Path.Combine(AppContext.BaseDirectory, "Sandbox", "landlock", "confine.pl");

    private static int _runs;

    public async Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        var user = (uint)(FirstUser + ((uint)Interlocked.Increment(ref _runs) % Users));
        using var places = new LandlockPlaces(run);
        using var lent = new LentFiles(run, user, places.Scratch);
        var launcher = HowToStart(run, places, user, limits);
        return await new SandboxProcess(launcher, process => Posix.AskToEnd(process.Id), Classify, time).RunAsync(run, limits, cancellation);
    }

    private ProcessStartInfo HowToStart(SandboxRun run, LandlockPlaces places, uint user, SandboxLimits limits)
    {
        var start = new ProcessStartInfo(Perl) { WorkingDirectory = places.Root };
        string[] arguments =
        [
            "-f", LauncherPath,
            Text(Posix.IsRoot ? user : 0), Text(Posix.IsRoot ? ProcessesOfOwnUser : ProcessesOfSharedUser),
            Text(limits.DataBytes), Text(limits.AddressSpaceBytes), Text(limits.CpuSeconds), Text(limits.FileBytes),
            BubblewrapSandbox.FilterPath, options.Value.SanitiserFolder, .. run.Words,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in SanitiserEnvironment.In(places.Scratch))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Classify(string errors)
    {
        const string Mark = "confine: ";
        var at = errors.IndexOf(Mark, StringComparison.Ordinal);
        var word = at < 0 ? string.Empty : errors[(at + Mark.Length)..].Split('\n')[0];

        // The launcher's words only; a text of another shape came from somewhere else and stays here.
        return word.Length is > 0 and < 40 && word.All(letter => char.IsAsciiLetterLower(letter) || letter == '-') ? word : "sanitiser-did-not-start";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
