using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Walls around one run of the Sanitiser. How they are built depends on what the platform allows; what they hold does not.</summary>
internal interface ISandbox
{
    /// <summary>Starts the Sanitiser, waits for its end, and leaves nothing of it alive.</summary>
    /// <param name="run">What to run; its folder belongs to the caller again afterwards.</param>
    /// <param name="limits">What it may use. After the clock everything is killed, which is an end like others, not an exception.</param>
    /// <param name="cancellation">Kills the run too.</param>
    /// <exception cref="UnavailableException">The sandbox did not start: not the file's fault.</exception>
    Task<SandboxEnd> RunAsync(SandboxRun run, SandboxLimits limits, CancellationToken cancellation);
}
