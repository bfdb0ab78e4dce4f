using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>The list of what was given up. Only places to look: the rows say what is so.</summary>
public sealed class DeadDeliveries(IDeliveries deliveries, IRequestLists lists)
{
    /// <summary>Most that are shown at a time, the newest events first; each costs a read of storage. Those that are sent again make room.</summary>
    public const int MostShown = 100;

    /// <summary>Set aside what the queue gave up on, so that a person can see it. Never fails on what is or is not there.</summary>
    public async Task SetAsideAsync(DeliveryId id, CancellationToken cancellation)
    {
        if (await deliveries.FindAsync(id, cancellation) is { Delivery.State: DeliveryState.Waiting } stored)
        {
            await AddAsync(stored.Delivery, cancellation);
            await deliveries.TryReplaceAsync(stored, RetryRules.Dead(stored.Delivery, ReceiverCauses.Failed), cancellation);
        }
    }

    /// <summary>Before the row says so: the other order could leave a dead one that is on no list.</summary>
    public Task AddAsync(Delivery delivery, CancellationToken cancellation) =>
        lists.AddAsync(RequestLists.DeadDeliveries(delivery.Organisation), EntryOf(delivery), cancellation);

    public Task RemoveAsync(Delivery delivery, CancellationToken cancellation) =>
        lists.RemoveAsync(RequestLists.DeadDeliveries(delivery.Organisation), EntryOf(delivery), cancellation);

    public async Task<IReadOnlyList<Delivery>> OfAsync(string organisation, CancellationToken cancellation)
    {
        var found = new List<Delivery>();

        foreach (var entry in await lists.OfAsync(RequestLists.DeadDeliveries(organisation), MostShown, cancellation))
        {
            if (DeliveryId.TryParse(entry.About.Split('-')[^1], out var id)
                && await deliveries.FindAsync(id, cancellation) is { Delivery.State: DeliveryState.Dead } dead)
            {
                found.Add(dead.Delivery);
            }
        }

        return found;
    }

    /// <summary>From what never changes, so that again is the same entry.</summary>
    private static ListEntry EntryOf(Delivery delivery) => new(delivery.Request, $"{RequestLists.NewestFirst(delivery.Event.At)}-{delivery.Id}");
}
