using System.Runtime.InteropServices;

namespace SecureMediaIntake.LocalWorld.Commands;

/// <summary>Ctrl-C or SIGTERM: noted instead of ending the process at once, so that every server is stopped in order.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;

    public StopRequest(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _source.Token.Register(() => _asked.TrySetResult());
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Note);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Note);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Note);
    }

    public CancellationToken Token => _source.Token;

    public Task AskedAsync() => _asked.Task;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _source.Dispose();
    }

    private void Note(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
