using System.Security.Cryptography;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>
/// One try of one delivery. At least once: a try whose answer was lost is made again, with the same id. The next message goes out before the row is written: the
/// other order could leave a row that waits for a message which nobody sent.
/// </summary>
public sealed class DeliverEvent(
    IDeliveries deliveries, ISubscriptions subscriptions, IWebhookSecrets secrets, IWebhookSender sender, DeadDeliveries dead, IPipelineQueues queues,
    OrganisationDirectory organisations, PublicOrigin site, TimeProvider clock)
{
    /// <summary>Clocks of two machines differ by less; a message that comes this early is not sent round once more.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <param name="attempt">How many tries the message knew of.</param>
    /// <returns>What became of it; null when there was nothing to do.</returns>
    /// <exception cref="UnavailableException">Storage does not answer; whether the receiver was told is not known.</exception>
    public async Task<Tried?> RunAsync(DeliveryId id, int attempt, CancellationToken cancellation)
    {
        // A message of fewer tries than the row has was overtaken: another one is on its way, or the delivery's life would have two of them.
        if (await deliveries.FindAsync(id, cancellation) is not { Delivery: { State: DeliveryState.Waiting } delivery } stored || attempt < delivery.Tries)
        {
            return null;
        }

        var now = clock.GetUtcNow();

        if (delivery.NextAt - now > Early)
        {
            await SendOnAsync(delivery, now, cancellation);
            return null;
        }

        var webhook = organisations.All.FirstOrDefault(one => one.Code == delivery.Organisation)?.Webhooks.FirstOrDefault(one => one.Id == delivery.Webhook);
        var subscription = webhook is null ? null : await subscriptions.FindAsync(delivery.Organisation, webhook.Id, cancellation);
        var after = (webhook, subscription) switch
        {
            (null, _) => RetryRules.Dead(delivery, ReceiverCauses.NotInSettings),
            (_, { EndedAt: not null }) => RetryRules.Dead(delivery, ReceiverCauses.SubscriptionEnded),
            _ => RetryRules.After(delivery, await TryAsync(delivery, webhook, subscription, cancellation), clock.GetUtcNow(), RandomNumberGenerator.GetInt32(1001) / 1000.0),
        };

        return await SettleAsync(stored, after, cancellation) ? new(after) : null;
    }

    private async Task<bool> SettleAsync(StoredDelivery stored, Delivery after, CancellationToken cancellation)
    {
        CrashPoint.Hit("Webhook.tried.before-row");

        switch (after.State)
        {
            case DeliveryState.Waiting:
                await SendOnAsync(after, clock.GetUtcNow(), cancellation);
                break;

            case DeliveryState.Dead:
                await dead.AddAsync(after, cancellation);
                break;
        }

        return await deliveries.TryReplaceAsync(stored, after, cancellation);
    }

    private async Task SendOnAsync(Delivery delivery, DateTimeOffset now, CancellationToken cancellation)
    {
        var delay = delivery.NextAt - now;
        await queues.SendAsync(
            PipelineQueue.WebhookOwed, delivery.Message(), delay < TimeSpan.Zero ? TimeSpan.Zero : delay < IPipelineQueues.MaxDelay ? delay : IPipelineQueues.MaxDelay, cancellation);
    }

    private async Task<ReceiverAnswer> TryAsync(Delivery delivery, Webhook webhook, Subscription? subscription, CancellationToken cancellation)
    {
        var origin = site.Value.Host;

        if (subscription?.Origin != origin)
        {
            var consent = await sender.AskAsync(webhook.Address, origin, cancellation);

            if (!consent.IsGiven)
            {
                return new(0, consent.Cause ?? ReceiverCauses.NotAgreed);
            }

            subscription = new(delivery.Organisation, webhook.Id, origin, clock.GetUtcNow(), EndedAt: null);
            await subscriptions.PutAsync(subscription, cancellation);
        }

        if (await SecretsAsync(webhook, cancellation) is not { } keys)
        {
            return new(0, ReceiverCauses.SecretUnusable);
        }

        var signed = SignedEvent.Of(CloudEvent.IdOf(delivery), clock.GetUtcNow(), CloudEvent.Write(delivery, site.Value), keys);
        var answer = await sender.SendAsync(webhook.Address, origin, signed, cancellation);

        if (answer.IsGone)
        {
            // Before the delivery's own end: a crash between the two leaves one more try, which sees this.
            await subscriptions.PutAsync(subscription! with { EndedAt = clock.GetUtcNow() }, cancellation);
        }

        return answer;
    }

    /// <summary>Null when there is none that can be used now: a try that failed, so that one that stays away is seen by a person at last.</summary>
    private async Task<IReadOnlyList<byte[]>?> SecretsAsync(Webhook webhook, CancellationToken cancellation)
    {
        try
        {
            return await secrets.OfAsync(webhook.Secret, cancellation);
        }
        catch (Exception e) when (e is UnavailableException or InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>A try, as its log line and its measurements need it.</summary>
public sealed record Tried(Delivery After);
