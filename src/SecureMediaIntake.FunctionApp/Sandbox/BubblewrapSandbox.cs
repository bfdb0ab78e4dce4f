using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Starts the Sanitiser inside bubblewrap and sees to its end. Works as root, who hands down to an unprivileged user, and as a plain user.</summary>
internal sealed class BubblewrapSandbox(IOptions<SandboxOptions> options, TimeProvider time) : ISandbox
{
    /// <summary>The system call filter, made by seccomp/make-filter.</summary>
    public static readonly string FilterPath = Path.Combine(AppContext.BaseDirectory, "Sandbox", "filter.x64.bpf");

    public async Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        using var lent = new LentFiles(run, BubblewrapArguments.SandboxUser);
        using var filter = File.OpenHandle(FilterPath);
        var launcher = HowToStart(run, limits, (int)filter.DangerousGetHandle());
        return await new SandboxProcess(launcher, process => process.Kill(entireProcessTree: true), Classify, time) { Inherited = filter }
            .RunAsync(run, limits, cancellation);
    }

    private ProcessStartInfo HowToStart(SandboxRun run, SandboxLimits limits, int filter)
    {
        var start = new ProcessStartInfo("/usr/bin/setpriv");
        foreach (var argument in BubblewrapArguments.Of(options.Value.Bubblewrap, options.Value.SanitiserFolder, filter, run, limits))
        {
            start.ArgumentList.Add(argument);
        }

        // --clearenv empties the Sanitiser's environment, but bubblewrap itself stays as process 1 of the sandbox, where /proc/1/environ shows
        // what it was started with: connection strings and all.
        start.Environment.Clear();
        return start;
    }

    private static string Classify(string errors) => errors switch
    {
        _ when errors.Contains("setpriv: failed to execute", StringComparison.Ordinal) => "bubblewrap-missing",
        _ when errors.Contains("setpriv:", StringComparison.Ordinal) => "setpriv-refused",
        _ when errors.Contains("bwrap: Can't find source path", StringComparison.Ordinal) => "folder-not-reachable",
        _ when errors.Contains("bwrap: execvp", StringComparison.Ordinal) => "prlimit-missing",
        _ when errors.Contains("bwrap:", StringComparison.Ordinal) => "namespaces-refused",
        _ when errors.Contains("prlimit:", StringComparison.Ordinal) => "sanitiser-missing",
        _ => "sanitiser-did-not-start",
    };
}
