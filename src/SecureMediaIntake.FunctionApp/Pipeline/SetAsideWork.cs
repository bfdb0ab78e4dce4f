using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>
/// What every poison queue's function does: the item becomes visible as "needs attention". A poison queue has no poison queue, so nothing in
/// a message may make this fail; only one of a newer version does, to be kept.
/// </summary>
internal sealed partial class SetAsideWork(SetAside setAside, IPipelineQueues queues, ILogger<SetAsideWork> log)
{
    /// <summary>When work that no person can do is tried again: an hour, by when whatever broke was noticed by its alarm.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    public async Task<TriggerReply> RunAsync(string queue, TriggerCall call, CancellationToken cancellation)
    {
        if (call.Message is not { } message)
        {
            LogUnreadable(log, queue);
            return TriggerReply.Done;
        }

        LogPoison(log, queue, message.Request, message.Item?.Value);

        var isSetAside = message.Item is { } item
            && await setAside.RunAsync(message.Request, item, $"failed-{queue}", cancellation) is Outcome<MediaItem>.Ok;

        // A filed item and a request as a whole have no "needs attention": what is left to do for them is safe to do again.
        if (!isSetAside && queue is (PipelineQueue.MediaFiled or PipelineQueue.CheckRequest))
        {
            await queues.SendAsync(queue, message with { Attempt = 0 }, Later, cancellation);
        }

        return TriggerReply.Done;
    }

    [LoggerMessage(2031, LogLevel.Critical, "{Queue} {Request} {Item}: failed five times")]
    private static partial void LogPoison(ILogger log, string queue, RequestId request, string? item);

    [LoggerMessage(2032, LogLevel.Critical, "{Queue}: an unreadable message failed five times")]
    private static partial void LogUnreadable(ILogger log, string queue);
}
