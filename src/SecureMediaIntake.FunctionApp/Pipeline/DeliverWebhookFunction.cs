using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.FunctionApp.Telemetry;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>webhook-owed → a system of the organisation, told once more or at last. Bindings: DeliverWebhook.function.json.</summary>
internal static partial class DeliverWebhookFunction
{
    /// <summary>When storage does not answer: a minute, so that the message does not use up its five deliveries on what is not its fault.</summary>
    private static readonly TimeSpan InAMinute = TimeSpan.FromMinutes(1);

    public static void MapDeliverWebhook(this IEndpointRouteBuilder routes) => routes.MapTrigger("DeliverWebhook", RunAsync, Triggers.Deadline);

    internal static async Task<TriggerReply> RunAsync(
        TriggerCall call, DeliverEvent deliver, IPipelineQueues queues, PipelineMeter meter, ILogger<DeliverEvent> log, CancellationToken cancellation)
    {
        if (call.Message is not { } message || !DeliveryId.TryParse(message.Delivery, out var id))
        {
            LogUnreadable(log);
            return TriggerReply.Done;
        }

        try
        {
            if (await deliver.RunAsync(id, message.Attempt, cancellation) is { After: var after })
            {
                meter.Tried(after);
                Log(log, after);
            }
        }
        catch (UnavailableException e)
        {
            LogPutOff(log, message.Request, id, e.Message);
            await queues.SendAsync(PipelineQueue.WebhookOwed, message, InAMinute, cancellation);
        }

        return TriggerReply.Done;
    }

    private static void Log(ILogger log, Delivery after)
    {
        if (after.State is DeliveryState.Dead)
        {
            LogDead(log, after.Request, after.Id, after.Event.Name, after.Tries, after.Cause);
        }
        else
        {
            LogTried(log, after.Request, after.Id, after.Event.Name, after.Tries, after.Cause ?? "delivered");
        }
    }

    [LoggerMessage(2041, LogLevel.Information, "webhook-owed {Request} {Delivery}: {Event}, try {Tries}: {Outcome}")]
    private static partial void LogTried(ILogger log, RequestId request, DeliveryId delivery, string @event, int tries, string outcome);

    [LoggerMessage(2042, LogLevel.Error, "webhook-owed {Request} {Delivery}: {Event}, given up after {Tries} tries: {Cause}")]
    private static partial void LogDead(ILogger log, RequestId request, DeliveryId delivery, string @event, int tries, string? cause);

    [LoggerMessage(2043, LogLevel.Warning, "webhook-owed {Request} {Delivery}: looked at again in a minute: {Cause}")]
    private static partial void LogPutOff(ILogger log, RequestId request, DeliveryId delivery, string cause);

    [LoggerMessage(2044, LogLevel.Error, "webhook-owed: a message that is not ours was taken off")]
    private static partial void LogUnreadable(ILogger log);
}
