using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>One sandboxed run from its start to its end, whoever builds the walls.</summary>
/// <param name="launcher">Program that puts the walls up, with its arguments.</param>
/// <param name="kill">Ends everything in the sandbox.</param>
/// <param name="classify">What the launcher said, as a word of ours. The text stays there: once the Sanitiser runs, it may quote the file.</param>
internal sealed class SandboxProcess(ProcessStartInfo launcher, Action<Process> kill, Func<string, string> classify, TimeProvider time)
{
    /// <summary>The one open file that the launcher gets.</summary>
    public SafeFileHandle? Inherited { get; init; }

    /// <param name="run">What runs.</param>
    /// <param name="limits">Of these, the clock and the sums are kept here; the rest by the kernel.</param>
    /// <param name="cancellation">Kills everything.</param>
    /// <exception cref="UnavailableException">The sandbox did not start.</exception>
    public async Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        var startedAt = time.GetTimestamp();
        launcher.RedirectStandardInput = true;
        launcher.RedirectStandardOutput = true;
        launcher.RedirectStandardError = true;
        launcher.UseShellExecute = false;
        using var process = new Process { StartInfo = launcher };
        await ParentThread.StartAsync(process, Inherited);

        process.StandardInput.Close();
        var output = FirstBytes.OfAsync(process.StandardOutput.BaseStream);
        var errors = FirstBytes.OfAsync(process.StandardError.BaseStream);
        var timedOut = await WaitAsync(process, run, limits, cancellation);

        // Both pipes end when the last process of the sandbox has gone.
        await output;
        var words = Encoding.ASCII.GetString(await errors);
        return timedOut || File.Exists(Path.Combine(run.Out, "started"))
            ? new(process.ExitCode, timedOut, time.GetElapsedTime(startedAt))
            : throw SandboxAdvice.DidNotStart(classify(words));
    }

    private async Task<bool> WaitAsync(Process process, SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(limits.Clock, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            var stall = new StallWatch(limits.Stall, time);
            var processes = new RunProcesses(process.Id, time);
            var end = process.WaitForExitAsync(either.Token);
            while (await Task.WhenAny(end, Task.Delay(SandboxSums.Pause, time, either.Token)) != end)
            {
                var use = processes.Use();
                if (SandboxSums.Exceeded(use, run, limits) || stall.IsStalled(use))
                {
                    kill(process);
                }
            }

            await end;
            return false;
        }
        catch (OperationCanceledException)
        {
            kill(process);

            // The wait that must not be cancelled: the folder is taken back only from the dead.
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return true;
        }
    }
}
