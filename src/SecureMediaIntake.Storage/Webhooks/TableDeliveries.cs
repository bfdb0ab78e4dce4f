using System.Runtime.CompilerServices;

using Azure;
using Azure.Data.Tables;

using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.Storage.Webhooks;

/// <summary><see cref="IDeliveries"/> and <see cref="ISubscriptions"/> over the table <c>Webhooks</c>.</summary>
internal sealed class TableDeliveries(TableServiceClient tables) : IDeliveries, ISubscriptions
{
    public const string TableName = "Webhooks";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task AddAsync(Delivery delivery, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing a delivery",
        async () =>
        {
            try
            {
                await _table.AddEntityAsync(DeliveryEntities.Of(delivery), cancellation);
            }
            catch (RequestFailedException there) when (there.Status == 409)
            {
                // Owed before; how far it is stands there.
            }
        },
        cancellation);

    public Task<StoredDelivery?> FindAsync(DeliveryId id, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading a delivery",
        async () =>
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(DeliveryEntities.PartitionOf(id), id.Value, cancellationToken: cancellation);
            return found.HasValue ? DeliveryEntities.Read(found.Value!) : null;
        },
        cancellation);

    public Task<bool> TryReplaceAsync(StoredDelivery before, Delivery after, CancellationToken cancellation) => Outages.GuardAsync(
        "Changing a delivery",
        async () =>
        {
            try
            {
                await _table.UpdateEntityAsync(DeliveryEntities.Of(after), new ETag(before.Tag), TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                return false;
            }
        },
        cancellation);

    public async IAsyncEnumerable<Delivery> BeforeAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var old = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {DeliveryId.DayOf(day)}"), cancellationToken: cancellation);

        await foreach (var entity in Outages.GuardAsync("Reading old deliveries", old, cancellation))
        {
            if (DeliveryEntities.Read(entity) is { } stored)
            {
                yield return stored.Delivery;
            }
        }
    }

    public Task RemoveAsync(DeliveryId id, CancellationToken cancellation) => Outages.GuardAsync(
        "Forgetting a delivery",
        async () =>
        {
            try
            {
                await _table.DeleteEntityAsync(DeliveryEntities.PartitionOf(id), id.Value, ETag.All, cancellation);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Forgotten before.
            }
        },
        cancellation);

    public Task<Subscription?> FindAsync(string organisation, string webhook, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading a subscription",
        async () =>
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(DeliveryEntities.PartitionOf(organisation), webhook, cancellationToken: cancellation);
            return found.HasValue ? DeliveryEntities.ReadSubscription(organisation, found.Value!) : null;
        },
        cancellation);

    public Task PutAsync(Subscription subscription, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing a subscription",
        () => _table.UpsertEntityAsync(DeliveryEntities.Of(subscription), TableUpdateMode.Replace, cancellation),
        cancellation);
}
