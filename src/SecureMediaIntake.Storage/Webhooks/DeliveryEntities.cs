using Azure.Data.Tables;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.Storage.Webhooks;

/// <summary>Deliveries and subscriptions as entities of the table <c>Webhooks</c>, and back. Columns, so that a person with the storage account's tools can read them.</summary>
/// <remarks>
/// A delivery's partition is its day and two digits of its id: 256 of them share a day's load, and what is old is a range of keys. Subscriptions come after every day.
/// </remarks>
internal static class DeliveryEntities
{
    private const int DigitsOfPartition = 2;

    private const string Event = "Event";
    private const string EndedAt = "EndedAt";
    private const string AgreedAt = "AgreedAt";

    public static string PartitionOf(DeliveryId id) => $"{id.Day}:{id.Value[^DigitsOfPartition..]}";

    public static string PartitionOf(string organisation) => $"subscription:{organisation}";

    public static TableEntity Of(Delivery delivery) => new(PartitionOf(delivery.Id), delivery.Id.Value)
    {
        [nameof(Delivery.Organisation)] = delivery.Organisation,
        [nameof(Delivery.Webhook)] = delivery.Webhook,
        [nameof(Delivery.Request)] = delivery.Request.Value,
        [Event] = delivery.Event.Write(),
        [nameof(Delivery.State)] = delivery.State.ToString(),
        [nameof(Delivery.Tries)] = delivery.Tries,
        [nameof(Delivery.TriesBefore)] = delivery.TriesBefore,
        [nameof(Delivery.NextAt)] = delivery.NextAt,
        [nameof(Delivery.LastTriedAt)] = delivery.LastTriedAt,
        [nameof(Delivery.Cause)] = delivery.Cause,
    };

    public static StoredDelivery? Read(TableEntity entity) => DeliveryId.TryParse(entity.RowKey, out var id)
        ? new(
            new()
            {
                Id = id,
                Organisation = entity.GetString(nameof(Delivery.Organisation)),
                Webhook = entity.GetString(nameof(Delivery.Webhook)),
                Request = RequestId.From(entity.GetString(nameof(Delivery.Request))),
                Event = JourneyEvent.Read(entity.GetString(Event)),
                State = Enum.Parse<DeliveryState>(entity.GetString(nameof(Delivery.State))),
                Tries = entity.GetInt32(nameof(Delivery.Tries)) ?? 0,
                TriesBefore = entity.GetInt32(nameof(Delivery.TriesBefore)) ?? 0,
                NextAt = entity.GetDateTimeOffset(nameof(Delivery.NextAt)) ?? default,
                LastTriedAt = entity.GetDateTimeOffset(nameof(Delivery.LastTriedAt)),
                Cause = entity.GetString(nameof(Delivery.Cause)),
            },
            entity.ETag.ToString())
        : null;

    public static TableEntity Of(Subscription subscription) => new(PartitionOf(subscription.Organisation), subscription.Webhook)
    {
        [nameof(Subscription.Origin)] = subscription.Origin,
        [AgreedAt] = subscription.AgreedAt,
        [EndedAt] = subscription.EndedAt,
    };

    public static Subscription ReadSubscription(string organisation, TableEntity entity) => new(
        organisation, entity.RowKey, entity.GetString(nameof(Subscription.Origin)), entity.GetDateTimeOffset(AgreedAt), entity.GetDateTimeOffset(EndedAt));
}
