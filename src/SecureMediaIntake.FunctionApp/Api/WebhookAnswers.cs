using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>A delivery to a system of the organisation.</summary>
/// <param name="Id">Also the <c>webhook-id</c> of every try, and the event's <c>id</c>.</param>
/// <param name="Webhook">Which address: see the list of webhooks.</param>
/// <param name="Event">Short name of the event.</param>
/// <param name="Request">Id of the media request.</param>
/// <param name="Item">Id of the item; absent where the request as a whole is meant.</param>
/// <param name="Sequence">Number of the line of the request's trail that tells of it.</param>
/// <param name="At">When it happened.</param>
/// <param name="State">waiting, delivered or dead.</param>
/// <param name="Tries">Tries so far.</param>
/// <param name="LastTriedAt">Absent before the first.</param>
/// <param name="NextTryAt">While it waits.</param>
/// <param name="Cause">Code of why the last try failed.</param>
internal sealed record DeliveryAnswer(
    string Id, string Webhook, string Event, string Request, string? Item, long Sequence, DateTimeOffset At, string State, int Tries,
    DateTimeOffset? LastTriedAt, DateTimeOffset? NextTryAt, string? Cause)
{
    public static DeliveryAnswer From(Delivery delivery) => new(
        delivery.Id.Value,
        delivery.Webhook,
        delivery.Event.Name,
        delivery.Request.Value,
        delivery.Event.Item is { Length: > 0 } item ? item : null,
        delivery.Event.Sequence,
        delivery.Event.At,
        Names.Of(delivery.State),
        delivery.Tries,
        delivery.LastTriedAt,
        delivery.State is DeliveryState.Waiting ? delivery.NextAt : null,
        delivery.State is DeliveryState.Delivered ? null : delivery.Cause);
}

/// <summary>The newest events first, at most 100: those that are sent again make room.</summary>
internal sealed record DeliveryList(IReadOnlyList<DeliveryAnswer> Deliveries);

/// <summary>An address of the settings that is told.</summary>
/// <param name="Id">Follows from the address.</param>
/// <param name="Events">Short names of the events; all of them where the list is empty.</param>
/// <param name="State">not-asked (nothing was due yet, or it has not agreed so far), agreed, or ended (it answered 410).</param>
internal sealed record WebhookAnswer(string Id, Uri Address, IReadOnlyList<string> Events, string State, DateTimeOffset? AgreedAt, DateTimeOffset? EndedAt)
{
    public static WebhookAnswer From(WebhookSheet sheet) => new(
        sheet.Webhook.Id,
        sheet.Webhook.Address,
        sheet.Webhook.Events,
        sheet.Subscription switch { { EndedAt: not null } => "ended", { AgreedAt: not null } => "agreed", _ => "not-asked" },
        sheet.Subscription?.AgreedAt,
        sheet.Subscription?.EndedAt);
}

/// <summary>The organisation's webhooks, in the order of the settings.</summary>
internal sealed record WebhookList(IReadOnlyList<WebhookAnswer> Webhooks);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeliveryAnswer))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(WebhookList))]
internal sealed partial class WebhookJson : JsonSerializerContext;
