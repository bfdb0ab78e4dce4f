using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Starts the Sanitiser inside bubblewrap and sees to its end. Works as root, who hands down to an unprivileged user, and as a plain user.</summary>
internal sealed class BubblewrapSandbox(IOptions<SandboxOptions> options, TimeProvider time) : ISandbox
{
    /// <summary>The system call filter, made by seccomp/make-filter.</summary>
    private static readonly string FilterPath = Path.Combine(AppContext.BaseDirectory, "Sandbox", "filter.x64.bpf");

    public async Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        Lend(run);
        try
        {
            return await RunLentAsync(run, limits, cancellation);
        }
        finally
        {
            TakeBack(run);
        }
    }

    private async Task<SandboxEnd> RunLentAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        var startedAt = time.GetTimestamp();
        using var filter = File.OpenHandle(FilterPath);
        using var inherited = Posix.Inheritable(filter);
        using var process = new Process { StartInfo = HowToStart(run, limits, (int)inherited.DangerousGetHandle()) };
        await ParentThread.StartAsync(process);

        process.StandardInput.Close();
        var output = FirstBytes.OfAsync(process.StandardOutput.BaseStream);
        var errors = FirstBytes.OfAsync(process.StandardError.BaseStream);
        var timedOut = await WaitAsync(process, limits.Clock, cancellation);

        // Both pipes end when the last process of the sandbox has gone.
        await output;
        var words = Encoding.ASCII.GetString(await errors);
        return timedOut || File.Exists(Path.Combine(run.Out, "started"))
            ? new(process.ExitCode, timedOut, time.GetElapsedTime(startedAt))
            : throw new UnavailableException("The sandbox did not start: " + Classify(words) + ".");
    }

    private ProcessStartInfo HowToStart(SandboxRun run, SandboxLimits limits, int filter)
    {
        var start = new ProcessStartInfo("/usr/bin/setpriv")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in BubblewrapArguments.Of(options.Value.Bubblewrap, options.Value.SanitiserFolder, filter, run, limits))
        {
            start.ArgumentList.Add(argument);
        }

        // --clearenv empties the Sanitiser's environment, but bubblewrap itself stays as process 1 of the sandbox, where /proc/1/environ shows
        // what it was started with: connection strings and all.
        start.Environment.Clear();
        return start;
    }

    private async Task<bool> WaitAsync(Process process, TimeSpan limit, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);

            // The wait that must not be cancelled: the folder is taken back only from the dead.
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return true;
        }
    }

    /// <summary>What the launchers said, as a word of ours. The text stays here: once the Sanitiser runs, it may quote the file.</summary>
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

    private static void Lend(SandboxRun run)
    {
        PrivateFiles.SetMode(run.Original, UnixFileMode.UserRead);
        if (Posix.IsRoot)
        {
            Own(run, BubblewrapArguments.SandboxUser, BubblewrapArguments.SandboxUser);
        }
    }

    private static void TakeBack(SandboxRun run)
    {
        if (Posix.IsRoot)
        {
            Own(run, Posix.User, Posix.Group);
        }
    }

    private static void Own(SandboxRun run, uint user, uint group)
    {
        Posix.Own(run.Folder, user, group);
        Posix.Own(run.Out, user, group);
        Posix.Own(run.Original, user, group);
    }
}
