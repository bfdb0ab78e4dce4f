using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>A system has a delivery made again, from the first try on, under the same id. Also one that arrived: it may have been lost behind the receiver's door.</summary>
public sealed class ReplayDelivery(
    IDeliveries deliveries, ISubscriptions subscriptions, DeadDeliveries dead, IPipelineQueues queues, PipelineOptions options, TimeProvider clock)
{
    /// <summary>How often it is tried against other writers of the row.</summary>
    private const int MaxTries = 5;

    /// <summary>Again is harmless: it is on its way, or goes on its way.</summary>
    /// <exception cref="UnavailableException">Storage does not answer; ask again.</exception>
    public async Task<Outcome<Delivery>> RunAsync(Clinician system, DeliveryId id, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await deliveries.FindAsync(id, cancellation) is not { } stored || stored.Delivery.Organisation != system.Organisation)
            {
                return WebhookProblems.DeliveryIsUnknown;
            }

            if (await subscriptions.FindAsync(system.Organisation, stored.Delivery.Webhook, cancellation) is { EndedAt: not null })
            {
                return WebhookProblems.HasEnded;
            }

            var again = RetryRules.Again(stored.Delivery, clock.GetUtcNow());

            // As before every change: if this writer dies after the row, somebody comes to look.
            await queues.SendAsync(PipelineQueue.WebhookOwed, again.Message(), options.WatchdogDelay, cancellation);

            if (await deliveries.TryReplaceAsync(stored, again, cancellation))
            {
                await queues.SendAsync(PipelineQueue.WebhookOwed, again.Message(), TimeSpan.Zero, cancellation);
                await dead.RemoveAsync(again, cancellation);
                return again;
            }
        }

        throw new UnavailableException("The delivery is being changed by too many at once.");
    }
}
