using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>Keeps one fetched message hidden while its invocation runs, by renewing at half time.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly TimeSpan _time;
    private readonly HostLog _log;
    private readonly TimeProvider _clock;
    private readonly string _id;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewing;
    private string _popReceipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan time, HostLog log, TimeProvider clock)
    {
        (_queue, _time, _log, _clock, _id, _popReceipt) = (queue, time, log, clock, message.MessageId, message.PopReceipt);
        _renewing = RenewAsync();
    }

    /// <summary>Stops renewing.</summary>
    /// <returns>The receipt that still moves the message; each renewal made the one before worthless.</returns>
    public async Task<string> EndAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        return _popReceipt;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task RenewAsync()
    {
        var pause = _time / 2;
        while (true)
        {
            try
            {
                await Task.Delay(pause, _clock, _end.Token);

                // Not cancelled half way: the service may have taken it, and the new receipt would be lost.
                var renewed = await _queue.UpdateMessageAsync(
                    _id, _popReceipt, visibilityTimeout: _time, cancellationToken: CancellationToken.None);
                _popReceipt = renewed.Value.PopReceipt;
                pause = _time / 2;
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException e) when (e.Status is 400 or 404)
            {
                _log.Host($"The lease of message {_id} is lost ({e.ErrorCode}): somebody else has moved it");
                return;
            }
            catch (Exception e) when (StorageFault.Is(e))
            {
                _log.Host($"The lease of message {_id} was not renewed ({StorageFault.CodeOf(e)}); once more at half the time");
                pause /= 2;
            }
        }
    }
}
