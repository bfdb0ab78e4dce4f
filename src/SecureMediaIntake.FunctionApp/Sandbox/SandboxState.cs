using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Whether hostile files may be opened here. Until the self-test has passed, the pipeline takes no work and readiness says why.</summary>
internal abstract record SandboxReadiness
{
    private SandboxReadiness()
    {
    }

    public sealed record Ready : SandboxReadiness;

    /// <param name="Reason">A short code of ours, safe to log and to show.</param>
    public sealed record NotReady(string Reason) : SandboxReadiness;
}

/// <summary>The last result of <see cref="SandboxSelfTest"/>.</summary>
internal sealed class SandboxState
{
    private readonly TaskCompletionSource _tested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SandboxReadiness _current = new SandboxReadiness.NotReady("not-tested-yet");

    public SandboxReadiness Current => _current;

    /// <summary>Completes after the first self-test, whatever its result.</summary>
    public Task Tested => _tested.Task;

    public void Set(SandboxReadiness readiness)
    {
        _current = readiness;
        _tested.TrySetResult();
    }

    /// <exception cref="UnavailableException">There is no sandbox: the work goes back to its queue.</exception>
    public void Require()
    {
        if (Current is SandboxReadiness.NotReady(var reason))
        {
            throw new UnavailableException($"The sandbox is not ready: {reason}.");
        }
    }
}
