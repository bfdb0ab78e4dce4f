using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>What does not fit together, of one request.</summary>
/// <param name="What">Stable kebab-case code: one of the constants of <see cref="ReconcileRequests"/>.</param>
/// <param name="Item">Of which item, or null.</param>
/// <param name="IsMended">Whether it was put right in this walk, or is sent to be.</param>
public sealed record Discrepancy(RequestId Request, string What, ItemId? Item, bool IsMended);

/// <summary>
/// Holds the ledger against the files, the care record and what is owed: after a restore, which may bring back an older table or an older file, and now and then.
/// What only a person can decide is told, never written over: somebody in the record may have had a reason.
/// </summary>
public sealed class ReconcileRequests(
    IRequestIndex index, IRequestLists lists, Ledger ledger, IRenditions renditions, ICareRecord record, IPipelineQueues queues,
    OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>It was erased and has its key again. Mended: the key goes once more.</summary>
    public const string ErasedCameBack = "erased-came-back";

    /// <summary>A sealed file that the ledger names is not there. For a person.</summary>
    public const string FileMissing = "file-missing";

    /// <summary>The care record has no entry that the ledger says was filed. For a person.</summary>
    public const string EntryMissing = "entry-missing";

    /// <summary>Somebody in the record marked an entry as entered in error that the ledger says is filed. For a person.</summary>
    public const string EntryWithdrawn = "entry-withdrawn-in-record";

    /// <summary>Something has been owed for longer than its watchdog waits. Mended: it is looked at again.</summary>
    public const string EffectOverdue = "effect-overdue";

    /// <summary>How long something may be owed: the watchdog puts off for at most 1 hour, and then tries again.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(2);

    /// <summary>Most erased requests that are looked for, by the list: one read each.</summary>
    private const int MostErased = 1_000_000;

    /// <param name="mend">False to only tell.</param>
    /// <exception cref="UnavailableException">Something does not answer.</exception>
    public async IAsyncEnumerable<Discrepancy> RunAsync(string organisation, bool mend, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // First: until these are gone again, somebody could read them.
        foreach (var entry in await lists.OfAsync(RequestLists.Erased(organisation), MostErased, cancellation))
        {
            if (await ledger.ReadAsync(entry.Request, cancellation) is { } back && back.Find<KeyRow>(KeyRow.Key) is not null)
            {
                yield return new(entry.Request, ErasedCameBack, Item: null, mend && await EraseAgainAsync(entry.Request, cancellation));
            }
        }

        await foreach (var id in index.AllAsync(organisation, cancellation))
        {
            if (await ledger.ReadAsync(id, cancellation) is not { } request)
            {
                continue;
            }

            if (request.Outbox().Any(owed => clock.GetUtcNow() - owed.OwedAt > Overdue))
            {
                yield return new(id, EffectOverdue, Item: null, mend && await LookAgainAsync(id, cancellation));
            }

            if (!request.IsErased())
            {
                await foreach (var found in FilesAndEntriesAsync(request, cancellation))
                {
                    yield return found;
                }
            }
        }
    }

    private async IAsyncEnumerable<Discrepancy> FilesAndEntriesAsync(RequestSnapshot request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var rendition in request.All<Rendition>())
        {
            foreach (var part in rendition.Parts)
            {
                if (!await renditions.HasAsync(part.Blob, cancellation))
                {
                    yield return new(request.Id, FileMissing, rendition.Item, IsMended: false);
                    break;
                }
            }
        }

        foreach (var item in request.Items().Where(item => item.Status is ItemStatus.Filed or ItemStatus.Acknowledged))
        {
            if (request.Find<FiledEntry>(FiledEntry.KeyOf(item.Id)) is not { } filed)
            {
                continue;
            }

            switch (await record.LookAsync(organisations.ByCode(request.Head.Organisation), filed.DocumentId, cancellation))
            {
                case EntryState.NotThere:
                    yield return new(request.Id, EntryMissing, item.Id, IsMended: false);
                    break;

                case EntryState.Withdrawn:
                    yield return new(request.Id, EntryWithdrawn, item.Id, IsMended: false);
                    break;
            }
        }
    }

    /// <summary>Two people agreed to it before: what is restored is not asked about again.</summary>
    private async Task<bool> EraseAgainAsync(RequestId id, CancellationToken cancellation) => await ledger.ChangeAsync<bool>(
        id,
        OperationId.New(),
        request => request.Find<KeyRow>(KeyRow.Key) is { } key
            ? new Decision<bool>(
                new Change
                {
                    Put = [(request.Erasure() ?? new() { Case = ErasedCameBack, AskedBy = Actors.Operator, AskedAt = clock.GetUtcNow(), Withdraw = false }) with
                    {
                        AgreedBy = request.Erasure()?.AgreedBy ?? Actors.Operator, AgreedAt = clock.GetUtcNow(), DoneAt = null,
                    }],
                    Remove = [key.RowKey],
                    Trail = [new("erased-again", MediaRequest.Key, Actors.Operator)],
                    Effects = [SendMessage.To(PipelineQueue.CheckRequest)],
                },
                true)
            : Decision<bool>.Already(true),
        cancellation) is Outcome<bool>.Ok;

    private async Task<bool> LookAgainAsync(RequestId id, CancellationToken cancellation)
    {
        await queues.SendAsync(PipelineQueue.CheckRequest, new(id), TimeSpan.Zero, cancellation);
        return true;
    }
}
