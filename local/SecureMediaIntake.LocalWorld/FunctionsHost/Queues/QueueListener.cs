using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>Fetches the messages of one queue function, at most batchSize + newBatchThreshold at once.</summary>
internal sealed class QueueListener(
    string function, QueueClient queue, QueueSettings settings, TimeSpan leaseTime, MessageRun run, HostLog log, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var delay = new PollingDelay(settings.MaxPollingInterval);
        var running = new List<Task>();
        var found = false;
        try
        {
            while (true)
            {
                var messages = await FetchAsync(stop);
                if (messages is [])
                {
                    await Task.Delay(delay.Next(found), clock, stop);
                    found = false;
                    continue;
                }

                found = true;
                running.AddRange(messages.Select(message => run.RunAsync(message, stop)));

                // Hung invocations stop the queue here, as they do in the real host.
                while (running.Count > settings.NewBatchThreshold)
                {
                    var done = await Task.WhenAny(running);
                    running.Remove(done);
                    await done;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<QueueMessage[]> FetchAsync(CancellationToken stop)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(settings.BatchSize, leaseTime, stop);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // No error: the queue may be made later.
            return [];
        }
        catch (Exception e) when (StorageFault.Is(e) && !stop.IsCancellationRequested)
        {
            log.Host($"{function}: the queue could not be read ({StorageFault.CodeOf(e)})");
            return [];
        }
    }
}
