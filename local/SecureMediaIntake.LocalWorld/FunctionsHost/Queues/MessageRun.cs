using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>One fetched message: call, then delete, release or set aside (functions-contract sections 5 and 6).</summary>
internal sealed class MessageRun(
    FunctionDefinition.Queue function,
    QueueClient queue,
    PoisonQueue? poison,
    QueueSettings settings,
    TimeSpan leaseTime,
    TriggerInvoker invoker,
    InvocationLog invocations,
    HostLog log,
    TimeProvider clock)
{
    public async Task RunAsync(QueueMessage message, CancellationToken stop)
    {
        var begun = invocations.Begin(function.Name, message.MessageId, message.DequeueCount);

        // Its last calls died with the host, so nobody counted them as failures. A poison queue's message stays where it is, uncalled.
        if (message.DequeueCount > settings.MaxDequeueCount)
        {
            await MoveAsync(message, () => SetAsideAsync(message, message.PopReceipt));
            invocations.Finish(begun, new(InvocationOutcome.SetAsideUncalled, "fetched more often than maxDequeueCount"));
            return;
        }

        var (result, popReceipt) = await CallAsync(message, stop);
        await MoveAsync(message, () => CompleteAsync(message, popReceipt, result));
        invocations.Finish(begun, result);
    }

    private async Task<(InvocationResult Result, string PopReceipt)> CallAsync(QueueMessage message, CancellationToken stop)
    {
        if (Decode(message.Body) is not { } content)
        {
            log.Host($"{function.Name}: message {message.MessageId} is not Base64; the handler is not called");
            return (InvocationResult.Failed("the message is not Base64"), message.PopReceipt);
        }

        await using var lease = new MessageLease(queue, message, leaseTime, log, clock);
        var envelope = MessageEnvelope.Write(function, message, content, clock.GetUtcNow());
        var result = await invoker.InvokeAsync(function.Name, envelope, stop);
        return (result, await lease.EndAsync());
    }

    private byte[]? Decode(BinaryData body)
    {
        if (!settings.Base64)
        {
            return body.ToArray();
        }

        try
        {
            return Convert.FromBase64String(body.ToString());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // No token here: what was begun is finished, and a stop leaves the message to its lease.
    private async Task CompleteAsync(QueueMessage message, string popReceipt, InvocationResult result)
    {
        switch (result.Outcome)
        {
            case InvocationOutcome.Succeeded:
                await queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
                break;

            case InvocationOutcome.Abandoned:
                break;

            case var _ when message.DequeueCount >= settings.MaxDequeueCount:
                await SetAsideAsync(message, popReceipt);
                break;

            // Where there is no poison queue it is not released either: it would come back at once, for ever.
            case var _ when poison is not null:
                await queue.UpdateMessageAsync(
                    message.MessageId, popReceipt, visibilityTimeout: settings.VisibilityTimeout, cancellationToken: CancellationToken.None);
                break;

            default:
                break;
        }
    }

    private async Task SetAsideAsync(QueueMessage message, string popReceipt)
    {
        if (poison is not null)
        {
            log.Host($"{function.Name}: message {message.MessageId} goes to the poison queue after {message.DequeueCount} fetches");
            await poison.CopyAsync(message);
            await queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
        }
    }

    private async Task MoveAsync(QueueMessage message, Func<Task> move)
    {
        try
        {
            await move();
        }
        catch (Exception e) when (StorageFault.Is(e))
        {
            // A stale receipt (400) or a message that is gone (404) is no error to the host; anything else leaves it to its lease.
            log.Host($"{function.Name}: message {message.MessageId} could not be moved on ({StorageFault.CodeOf(e)})");
        }
    }
}
