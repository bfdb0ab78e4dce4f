using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>Sends an item on that was set aside, from the very step that stopped, after somebody removed the cause.</summary>
public sealed class RetryItem(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <returns>
    /// The item as it is now; one that is on its way already, or arrived, is left alone, so again is harmless. <see cref="RepairProblems.IsMisfiled"/> and
    /// <see cref="RequestProblems.IsCancelled"/>: others decide about those.
    /// </returns>
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async Task<Outcome<MediaItem>> RunAsync(ServiceOperator by, RequestId id, ItemId itemId, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return RequestProblems.Unknown;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation);
        var actor = Actors.For(by, key);
        return await ledger.ChangeAsync(id, OperationId.New(), now => Decide(now, itemId, actor), cancellation);
    }

    /// <summary>What nobody may send on, whatever state it is in.</summary>
    internal static Problem? Forbids(RequestSnapshot request, ItemId itemId) =>
        request.Item(itemId) is null || request.Find<KeyRow>(KeyRow.Key) is null ? RequestProblems.Unknown
        : request.IsMisfiled(itemId) ? RepairProblems.IsMisfiled
        : request.IsCancelled() ? RequestProblems.IsCancelled
        : null;

    private static Outcome<Decision<MediaItem>> Decide(RequestSnapshot request, ItemId itemId, ActorRow actor)
    {
        if (Forbids(request, itemId) is { } problem)
        {
            return problem;
        }

        var item = request.Item(itemId)!;
        return item.Status is ItemStatus.Received or ItemStatus.Sealed or ItemStatus.Filed or ItemStatus.Acknowledged
            ? Decision<MediaItem>.Already(item)
            : ItemRules.Apply(item, new ItemEvent.Retry()).Then<Decision<MediaItem>>(after => new Decision<MediaItem>(
                new Change
                {
                    Put = [after, actor],
                    Trail = [new("item-retried", item.RowKey, actor.Pseudonym, item.Cause)],
                    Effects = [Next(after)],
                },
                after));
    }

    /// <summary>The message by which the step that stopped takes it up again.</summary>
    private static Effect Next(MediaItem item) => item.Status switch
    {
        ItemStatus.Received => SendMessage.To(PipelineQueue.MediaReceived, item.Id),
        ItemStatus.Sealed => SendMessage.To(PipelineQueue.MediaSealed, item.Id),

        // Its bytes lie where the browser put them: the watchdog takes uploads in.
        ItemStatus.Reserved => SendMessage.To(PipelineQueue.CheckRequest),
        _ => throw new UnreachableException($"Nothing is set aside from {item.Status}."),
    };
}
