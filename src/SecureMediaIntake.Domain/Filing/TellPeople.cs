using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>
/// After an item is filed or refused: its original is destroyed, and once nothing of a spent link waits any more, so is the upload key, and the
/// patient is told that everything arrived.
/// </summary>
public sealed class TellPeople(Ledger ledger, TimeProvider clock)
{
    /// <summary>Again is harmless.</summary>
    public Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId itemId, CancellationToken cancellation) => ledger.ChangeAsync(
        id, OperationId.New(), request => Decide(request, itemId, clock.GetUtcNow()), cancellation);

    private static Outcome<Decision<MediaItem>> Decide(RequestSnapshot request, ItemId itemId, DateTimeOffset now)
    {
        if (request.Item(itemId) is not { Status: not (ItemStatus.Reserved or ItemStatus.Received or ItemStatus.Sealed) } item)
        {
            return RequestProblems.Unknown;
        }

        var rows = new List<IRow>();
        var lines = new List<Audit.TrailEvent>();
        var effects = new List<Effect>();
        var texts = new List<TextRow>();

        if (request.Find<Upload>(Upload.KeyOf(itemId)) is { } upload
            && item.Status is not ItemStatus.NeedsAttention
            && request.Find<OriginalGone>(OriginalGone.KeyOf(itemId)) is null)
        {
            effects.Add(DeleteReceived.Owed(upload.Blob));
            rows.Add(new OriginalGone { Item = itemId, At = now });
            lines.Add(new("original-destroyed", item.RowKey, Actors.Service));

            // Refused while the phone was in the hand, the page said so. After Send nobody is there to read it.
            if (item.Status is ItemStatus.Refused && request.PressedSend(now))
            {
                texts.Add(new() { Kind = TextKind.CouldNotUse, DueAt = now });
            }
        }

        if (IsOver(request, now) && request.Find<UploadKey>(UploadKey.Key) is { Private: not null } uploadKey)
        {
            rows.Add(uploadKey with { Private = null });
            lines.Add(new("upload-key-destroyed", uploadKey.RowKey, Actors.Service));

            // "You do not need to do anything else" would be wrong where the team may ask again.
            if (request.Items().Any(i => i.Status is ItemStatus.Filed or ItemStatus.Acknowledged)
                && texts.Count == 0 && request.Find<TextRow>(TextRow.KeyOf(TextKind.CouldNotUse)) is null)
            {
                texts.Add(new() { Kind = TextKind.Received, DueAt = now });
            }
        }

        return rows.Count == 0
            ? Decision<MediaItem>.Already(item)
            : new Decision<MediaItem>(
                texts.Aggregate(new Change { Put = rows, Trail = lines, Effects = effects }, (change, text) => change.AndText(request, text)), item);
    }

    /// <summary>No browser can add anything, and no item waits for its original.</summary>
    private static bool IsOver(RequestSnapshot request, DateTimeOffset now) =>
        request.AllLinksEnded(now)
        && request.Items().All(item => item.Status switch
        {
            // A place that was kept and never filled: after the link's end nothing can come any more, unless our own commit is under way.
            ItemStatus.Reserved => request.Find<Upload>(Upload.KeyOf(item.Id)) is not { IsUnderWay: true },
            ItemStatus.Received or ItemStatus.NeedsAttention => false,
            _ => true,
        });
}

/// <summary>That an item's original was destroyed, and when. Row <c>original:{item}</c>.</summary>
public sealed record OriginalGone : IRow
{
    public const string Prefix = "original:";

    public string RowKey => KeyOf(Item);

    public required ItemId Item { get; init; }

    public required DateTimeOffset At { get; init; }

    public static string KeyOf(ItemId item) => $"{Prefix}{item}";
}
