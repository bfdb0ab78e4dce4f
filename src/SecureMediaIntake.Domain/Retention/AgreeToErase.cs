using System.Security.Cryptography;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>
/// The second person. One transaction takes the key out of everybody's way: from then on no page, link, range or step can read anything of the request, whatever is
/// left to be cleared (<see cref="ContinueErasing"/>).
/// </summary>
public sealed class AgreeToErase(Ledger ledger, IRecordKeys keys, IPersonMarks marks, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <param name="by">Who agrees, as they say.</param>
    /// <returns>The erasure as it is then; again is harmless. Or <see cref="RetentionProblems"/>.</returns>
    /// <exception cref="UnavailableException">The vault does not answer: the patient's list, which has the request, is named by what only the key opens.</exception>
    public async Task<Outcome<Erasure>> RunAsync(RequestId id, string by, CancellationToken cancellation)
    {
        if (!OperatorName.IsOne(by))
        {
            return RetentionProblems.NameIsMissing;
        }

        if (await ledger.ReadAsync(id, cancellation) is not { } seen)
        {
            return RequestProblems.Unknown;
        }

        if (seen.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return seen.Erasure() is { AgreedAt: not null } before ? before : RetentionProblems.NobodyAsked;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(seen.Head.Organisation), id, row, cancellation);

        // Made before, as a decision touches nothing outside. The patient of a request never changes.
        var unlisted = await UnlistedAsync(seen, key, cancellation);
        var actor = Actors.ForOperator(by, key);
        var agreed = await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, actor.Pseudonym, unlisted, clock.GetUtcNow()), cancellation);
        CrashPoint.Hit("Retention.agreed.after");
        return agreed;
    }

    private static Outcome<Decision<Erasure>> Decide(RequestSnapshot request, string by, IReadOnlyList<Effect> unlisted, DateTimeOffset now) => request.Erasure() switch
    {
        null => RetentionProblems.NobodyAsked,
        { AgreedAt: not null } before => Decision<Erasure>.Already(before),
        _ when request.Find<LegalHold>(LegalHold.Key) is not null => RetentionProblems.OnHold,
        { } asked when asked.AskedBy == by => RetentionProblems.SecondPersonIsYou,
        { } asked => Agreed(request, asked with { AgreedBy = by, AgreedAt = now }, unlisted),
    };

    private static Decision<Erasure> Agreed(RequestSnapshot request, Erasure asked, IReadOnlyList<Effect> unlisted)
    {
        var key = request.Find<KeyRow>(KeyRow.Key);
        var entries = asked.Withdraw && key is not null ? EntriesOf(request) : [];
        var agreed = asked with
        {
            Entries = entries,
            LastKey = entries.Count > 0 ? key : null,
            KeySha256 = key is null ? null : Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(key.Wrapped))),
        };

        return new(
            new Change
            {
                Put = [agreed],
                Remove = key is null ? [] : [key.RowKey],
                Trail = [new("erasure-agreed", MediaRequest.Key, agreed.AgreedBy!, agreed.Case)],
                Effects =
                [
                    .. unlisted,
                    Listing.Remove(RequestLists.ToErase(request.Head.Organisation), Erasure.Key),

                    // Outside the request: a restored table brings a request back without its erasure.
                    Listing.Add(RequestLists.Erased(request.Head.Organisation), Erasure.Key),
                    SendMessage.To(PipelineQueue.CheckRequest),
                ],
            },
            agreed);
    }

    /// <summary>What is sealed and sent on may be on its way into the record at this moment.</summary>
    private static IReadOnlyList<ErasedEntry> EntriesOf(RequestSnapshot request) =>
    [
        .. request.Items().Where(item => item.Status is ItemStatus.Filed or ItemStatus.Acknowledged or ItemStatus.Sealed)
            .Select(item => new ErasedEntry(item.Id, FileMedia.GenerationOf(item), Withdrawal.Owed)),
    ];

    private async Task<IReadOnlyList<Effect>> UnlistedAsync(RequestSnapshot request, RecordKey key, CancellationToken cancellation) =>
        NhsNumber.TryParse(request.ReadAsked(key).Patient.NhsNumber) is { } number
            ? [Listing.Remove(
                RequestLists.OfPatient(await marks.OfAsync(organisations.ByCode(request.Head.Organisation), number, cancellation)),
                RequestLists.NewestFirst(request.Head.CreatedAt))]
            : [];
}
