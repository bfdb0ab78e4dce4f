using SecureMediaIntake.FunctionApp.Telemetry;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Measures every run of either sandbox.</summary>
internal sealed class MeasuredSandbox(ISandbox sandbox, PipelineMeter meter) : ISandbox
{
    public async Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation)
    {
        var end = await sandbox.RunAsync(run, limits, cancellation);
        meter.Ran(run.Words[0], InWords(end), end.Elapsed);
        return end;
    }

    private static string InWords(SandboxEnd end) => end switch
    {
        { IsDone: true } => "done",
        { IsRefused: true } => "refused",
        { TimedOut: true } => "out-of-time",
        _ => "failed",
    };
}
