using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>
/// Owes, in the transaction of whatever happened, that the organisation's systems are told of it; then makes a delivery for each address and sends it on its way. No
/// step has to remember it, and a crash between the two is the outbox's to mend.
/// </summary>
public sealed class TellSystems(IDeliveries deliveries, ISubscriptions subscriptions, IPipelineQueues queues, OrganisationDirectory organisations) : IFollowUp, IEffectHandler
{
    public const string EffectKind = "tell-systems";

    private const char Between = ',';

    public string Kind => EffectKind;

    public FollowedBy Of(RequestSnapshot? before, RequestSnapshot after, IReadOnlyList<TrailLine> lines)
    {
        var webhooks = organisations.ByCode(after.Head.Organisation).Webhooks;
        var events = webhooks.Count == 0 ? [] : JourneyEvent.Of(after, lines).Where(happened => webhooks.Any(one => one.Wants(happened.Name))).ToList();

        return events.Count == 0 ? FollowedBy.Nothing : new([], [new Effect(EffectKind, string.Join(Between, events.Select(happened => happened.Write())))]);
    }

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var events = owed.Argument.Split(Between).Select(JourneyEvent.Read).ToList();

        foreach (var webhook in organisations.ByCode(request.Head.Organisation).Webhooks)
        {
            var wanted = events.Where(happened => webhook.Wants(happened.Name)).ToList();

            // A receiver that said 410 is told nothing until somebody asks for it: it reads the requests' state when it is back.
            if (wanted.Count > 0 && await subscriptions.FindAsync(request.Head.Organisation, webhook.Id, cancellation) is not { EndedAt: not null })
            {
                // A patient's own change may be waiting for this.
                await Task.WhenAll(wanted.Select(happened => OweAsync(Delivery.Of(request, happened, webhook), cancellation)));
            }
        }

        return null;
    }

    private async Task OweAsync(Delivery delivery, CancellationToken cancellation)
    {
        await deliveries.AddAsync(delivery, cancellation);
        CrashPoint.Hit("Webhook.owed.before-message");
        await queues.SendAsync(PipelineQueue.WebhookOwed, delivery.Message(), TimeSpan.Zero, cancellation);
    }
}

/// <summary>The message that says "look at this delivery".</summary>
public static class DeliveryMessages
{
    /// <remarks>Its attempt is the number of tries that it knows of: one that knows of fewer than the row has been overtaken.</remarks>
    public static PipelineMessage Message(this Delivery delivery) => new(delivery.Request, Attempt: delivery.Tries) { Delivery = delivery.Id.Value };
}
