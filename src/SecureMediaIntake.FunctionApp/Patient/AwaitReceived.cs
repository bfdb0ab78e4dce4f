using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// Waits a moment for the pipeline to receive what was just committed: a page without script cannot ask again, and "Checking" would stay on it.
/// </summary>
internal sealed class AwaitReceived(Ledger ledger, TimeProvider clock)
{
    /// <summary>Copying and hashing 20 MB takes about a second. After this the page says "Checking", which is true.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(RequestId request, ItemId item, CancellationToken cancellation)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < Patience; await Task.Delay(Pause, clock, cancellation))
        {
            if ((await ledger.ReadAsync(request, cancellation))?.Item(item) is not { Status: ItemStatus.Reserved })
            {
                return;
            }
        }
    }
}
