namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>What systems are told of, by short names. They are a contract: names are added, never changed (docs/webhooks.md lists them, a test compares).</summary>
public static class EventNames
{
    /// <summary>Before each short name, as CloudEvents wants the type to say whose it is.</summary>
    public const string Prefix = "uk.secure-media-intake.";

    public const string RequestMade = "request.made";
    public const string RequestOpened = "request.opened";
    public const string RequestSent = "request.sent";
    public const string RequestDeclined = "request.declined";
    public const string RequestNeedsAttention = "request.needs-attention";
    public const string RequestCancelled = "request.cancelled";
    public const string RequestExpired = "request.expired";
    public const string RequestRestored = "request.restored";
    public const string RequestErased = "request.erased";
    public const string ItemReceived = "item.received";
    public const string ItemRefused = "item.refused";
    public const string ItemNeedsAttention = "item.needs-attention";
    public const string ItemFiled = "item.filed";
    public const string ItemReviewed = "item.reviewed";
    public const string ItemDisputed = "item.disputed";
    public const string ItemRemoved = "item.removed";
    public const string ItemWithdrawn = "item.withdrawn";

    public static IReadOnlyList<string> All { get; } =
    [
        RequestMade, RequestOpened, RequestSent, RequestDeclined, RequestNeedsAttention, RequestCancelled, RequestExpired, RequestRestored, RequestErased,
        ItemReceived, ItemRefused, ItemNeedsAttention, ItemFiled, ItemReviewed, ItemDisputed, ItemRemoved, ItemWithdrawn,
    ];
}
