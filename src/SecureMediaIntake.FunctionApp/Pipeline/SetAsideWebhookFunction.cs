using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>webhook-owed-poison → a dead delivery, for a person to see and to send again. Bindings: SetAsideWebhook.function.json.</summary>
internal static partial class SetAsideWebhookFunction
{
    public static void MapSetAsideWebhook(this IEndpointRouteBuilder routes) => routes.MapTrigger("SetAsideWebhook", RunAsync, Triggers.Deadline);

    internal static async Task<TriggerReply> RunAsync(TriggerCall call, DeadDeliveries dead, ILogger<DeadDeliveries> log, CancellationToken cancellation)
    {
        // A poison queue has no poison queue: nothing in a message may make this fail.
        if (DeliveryId.TryParse(call.Message?.Delivery, out var id))
        {
            LogPoison(log, id);
            await dead.SetAsideAsync(id, cancellation);
        }
        else
        {
            LogUnreadable(log);
        }

        return TriggerReply.Done;
    }

    [LoggerMessage(2045, LogLevel.Critical, "webhook-owed {Delivery}: failed five times")]
    private static partial void LogPoison(ILogger log, DeliveryId delivery);

    [LoggerMessage(2046, LogLevel.Critical, "webhook-owed: an unreadable message failed five times")]
    private static partial void LogUnreadable(ILogger log);
}
