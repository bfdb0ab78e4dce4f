namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// One photo or video on its way: how far it is, and nothing else. What each stage knows of it (the upload, the rendition, the filing) lies
/// in that stage's own row. Rules: <see cref="ItemRules"/>.
/// </summary>
public sealed record MediaItem : IRow
{
    public const string Prefix = "item:";

    public string RowKey => KeyOf(Id);

    public required ItemId Id { get; init; }

    /// <summary>1, 2, 3 … in the order in which the patient added them.</summary>
    public required int Ordinal { get; init; }

    /// <summary>
    /// The 2 in "Photo 2": photos and videos are counted apart. It never changes, also when another file is removed, so that patient, clinician and
    /// record mean the same picture by it.
    /// </summary>
    public required int Number { get; init; }

    public required MediaKind Kind { get; init; }

    public ItemStatus Status { get; init; } = ItemStatus.Reserved;

    public required DateTimeOffset ReservedAt { get; init; }

    /// <summary>When every byte lay safe with the service, or null.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it was sent on although the patient did not press Send, or null. From here on it cannot be taken back.</summary>
    public DateTimeOffset? SentOnAt { get; init; }

    /// <summary>Rises when a worker claims the item: a write that names an older one comes from a worker that was thought dead.</summary>
    public int Fence { get; init; }

    /// <summary>Why it was refused or set aside: a stable code, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>The refusal in words that patient and clinician read, or null.</summary>
    public string? PublicMessage { get; init; }

    /// <summary>Where it was when it was set aside: where a retry puts it back.</summary>
    public ItemStatus? SetAsideFrom { get; init; }

    /// <summary>How often it was put back into the care record after it had been taken out: an entry that was withdrawn keeps its id.</summary>
    public int Refilings { get; init; }

    /// <summary>Whether it was received once, whatever became of it: such an item is part of what the patient sent.</summary>
    public bool WasReceived => ReceivedAt is not null && Status is not ItemStatus.Erased;

    public static string KeyOf(ItemId id) => $"{Prefix}{id}";
}

/// <summary>Reads items from a snapshot.</summary>
public static class MediaItemReading
{
    public static IReadOnlyList<MediaItem> Items(this RequestSnapshot request) => [.. request.All<MediaItem>().OrderBy(item => item.Ordinal)];

    public static MediaItem? Item(this RequestSnapshot request, ItemId id) => request.Find<MediaItem>(MediaItem.KeyOf(id));

    /// <summary>The number that the next item of this kind gets.</summary>
    public static int NextNumber(this RequestSnapshot request, MediaKind kind) =>
        request.All<MediaItem>().Where(item => item.Kind == kind).Select(item => item.Number).DefaultIfEmpty().Max() + 1;

    /// <summary>Whether the link has something to send: what was refused does not count, the patient was told to send it again.</summary>
    public static bool AnyReceived(this RequestSnapshot request) =>
        request.All<MediaItem>().Any(item => item.WasReceived && item.Status is not ItemStatus.Refused);
}
