using System.Diagnostics;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>
/// Asks the care record whether it still holds an item, and files it again if it does not: a record that was restored from an older backup. Under the id that it had, so that
/// an entry that turns up again is the same one. What stopped on its way into the record is sent on.
/// </summary>
public sealed class RefileItem(Ledger ledger, IRecordKeys keys, ICareRecord record, RetryItem retry, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>The item as it is now. <see cref="RepairProblems.WithdrawnInRecord"/>: somebody there said that it was wrong, and that is theirs to say.</returns>
    /// <exception cref="UnavailableException">Record, storage or vault do not answer.</exception>
    public async Task<Outcome<MediaItem>> RunAsync(ServiceOperator by, RequestId id, ItemId itemId, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request || request.Item(itemId) is not { } item)
        {
            return RequestProblems.Unknown;
        }

        if (item.Status is not (ItemStatus.Filed or ItemStatus.Acknowledged))
        {
            return item is { Status: ItemStatus.Sealed } or { Status: ItemStatus.NeedsAttention, SetAsideFrom: ItemStatus.Sealed }
                ? await retry.RunAsync(by, id, itemId, cancellation)
                : ItemRules.NotNow;
        }

        if (RetryItem.Forbids(request, itemId) is { } problem && problem != RequestProblems.IsCancelled)
        {
            return problem;
        }

        var organisation = organisations.ByCode(request.Head.Organisation);
        return await record.LookAsync(organisation, request.Find<FiledEntry>(FiledEntry.KeyOf(itemId))!.DocumentId, cancellation) switch
        {
            EntryState.NotThere => await FileAgainAsync(by, request, organisation, itemId, cancellation),
            EntryState.Withdrawn => RepairProblems.WithdrawnInRecord,
            EntryState.Current => item,
            var other => throw new UnreachableException($"Entry state {other} has no rule."),
        };
    }

    private async Task<Outcome<MediaItem>> FileAgainAsync(
        ServiceOperator by, RequestSnapshot seen, Organisation organisation, ItemId itemId, CancellationToken cancellation)
    {
        using var key = await keys.OpenAsync(organisation, seen.Id, seen.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var actor = Actors.For(by, key);
        return await ledger.ChangeAsync<MediaItem>(
            seen.Id,
            OperationId.New(),
            request =>
            {
                // Somebody may have been quicker, or have said meanwhile that it is another patient's.
                if (RetryItem.Forbids(request, itemId) is { } problem && problem != RequestProblems.IsCancelled)
                {
                    return problem;
                }

                var item = request.Item(itemId)!;

                if (item.Status is not (ItemStatus.Filed or ItemStatus.Acknowledged))
                {
                    return Decision<MediaItem>.Already(item);
                }

                var again = BackToSealed(item, clock.GetUtcNow());
                return new Decision<MediaItem>(
                    new Change
                    {
                        Put = [again, actor],
                        Trail = [new("item-refiled", item.RowKey, actor.Pseudonym)],
                        Effects = [SendMessage.To(PipelineQueue.MediaSealed, itemId)],
                    },
                    again);
            },
            cancellation);
    }

    /// <summary>It was on its way into the record once, so it waits for no Send any more.</summary>
    private static MediaItem BackToSealed(MediaItem item, DateTimeOffset now) =>
        ItemRules.Apply(item, new ItemEvent.Unfile()).Then<MediaItem>(unfiled => ItemRules.Apply(unfiled, new ItemEvent.Retry())) is Outcome<MediaItem>.Ok(var sealedAgain)
            ? sealedAgain with { SentOnAt = item.SentOnAt ?? now }
            : throw new UnreachableException($"An item that is {item.Status} was filed.");
}
