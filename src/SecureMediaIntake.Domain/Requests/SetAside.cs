using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Makes an item visible as "needs attention" when the pipeline cannot go on with it. The original is kept.</summary>
public sealed class SetAside(Ledger ledger)
{
    /// <summary>Never fails on what a message says: an unknown request or item is finished work. Again is harmless.</summary>
    /// <returns>The item as it is now; or why there is nothing to set aside.</returns>
    public async Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId itemId, string cause, CancellationToken cancellation) =>
        await ledger.ChangeAsync(
            id,
            OperationId.New(),
            request => request.Item(itemId) is { } item ? Decide(item, cause) : RequestProblems.Unknown,
            cancellation);

    /// <summary>The decision alone, for a step that has its own conditions.</summary>
    internal static Outcome<Decision<MediaItem>> Decide(MediaItem item, string cause) =>
        ItemRules.Apply(item, new ItemEvent.SetAside(cause)).Then<Decision<MediaItem>>(aside => new Decision<MediaItem>(
            new Change { Put = [aside], Trail = [new("item-set-aside", item.RowKey, Actors.Service, cause)] }, aside));
}
