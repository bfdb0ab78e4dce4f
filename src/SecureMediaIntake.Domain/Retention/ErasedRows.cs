using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Clears an erased request: its files, then every row that says anything about a person. What stays are ids and states.</summary>
public sealed class ErasedRows(Ledger ledger)
{
    /// <summary>Items in one transaction: each takes up to five of its <see cref="Commit.MaxRows"/> rows.</summary>
    private const int MostItems = 15;

    /// <summary>Rows removed in one transaction: what follows from a change, its line and the head need room too.</summary>
    private const int MostRemoved = 80;

    /// <summary>What is kept of sealed fields: nothing.</summary>
    public static SealedText Nothing { get; } = new(string.Empty);

    public async Task ClearAsync(RequestId id, CancellationToken cancellation)
    {
        while (await ledger.ChangeAsync(id, OperationId.New(), EraseItems, cancellation) is Outcome<bool>.Ok(true))
        {
        }

        while (await ledger.ChangeAsync(id, OperationId.New(), RemoveRows, cancellation) is Outcome<bool>.Ok(true))
        {
        }
    }

    /// <summary>Whether no file is left, and no deletion owed.</summary>
    public static bool AreAllGone(RequestSnapshot request) =>
        request.Items().All(item => item.Status is ItemStatus.Erased)
        && !request.All<Rendition>().Any()
        && !request.Outbox().Any(owed => owed.Kind is DeleteUpload.EffectKind or DeleteReceived.EffectKind or RemoveUpload.ErasedEffect);

    /// <summary>
    /// Kept by name, so that a kind of row that is added later goes unless somebody says that it holds nothing of a person. A rendition's row names the files, and goes
    /// with them.
    /// </summary>
    public static bool Stays(IRow row) => row is MediaRequest or Erasure or MediaItem or OutboxRow or WaitingRow or FiledEntry or Rendition;

    private static Outcome<Decision<bool>> EraseItems(RequestSnapshot request)
    {
        var items = request.Items().Where(item => item.Status is not ItemStatus.Erased).Take(MostItems).ToList();

        return items.Count == 0
            ? Decision<bool>.Already(false)
            : new Decision<bool>(
                new Change
                {
                    Put = [.. items.Select(Erased)],
                    Trail = [.. items.Select(item => new TrailEvent("media-erased", item.RowKey, request.Erasure()!.AgreedBy!, request.Erasure()!.Case))],
                    Effects = [.. items.SelectMany(item => Owed(request, item))],
                },
                true);
    }

    private static MediaItem Erased(MediaItem item) => ItemRules.Apply(item, new ItemEvent.Erase()) is Outcome<MediaItem>.Ok(var erased)
        ? erased with { Cause = null, PublicMessage = null }
        : throw new System.Diagnostics.UnreachableException("What is not erased can be.");

    private static IEnumerable<Effect> Owed(RequestSnapshot request, MediaItem item) =>
    [
        new(RemoveUpload.ErasedEffect, item.Id.Value),
        .. request.Find<Upload>(Upload.KeyOf(item.Id)) is { } upload ? new[] { DeleteUpload.Owed(upload.Blob), DeleteReceived.Owed(upload.Blob) } : [],
    ];

    private static Outcome<Decision<bool>> RemoveRows(RequestSnapshot request)
    {
        var gone = request.Rows.Values.Where(row => !Stays(row)).Select(row => row.RowKey).Take(MostRemoved).ToList();

        return gone.Count == 0
            ? Decision<bool>.Already(false)
            : new Decision<bool>(new Change { Remove = gone, Trail = [new("personal-rows-erased", MediaRequest.Key, Actors.Service)] }, true);
    }
}
