using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>The first of two people who erase a request. Nothing is erased yet, and they can take it back.</summary>
public sealed class AskErasure(Ledger ledger, TimeProvider clock)
{
    /// <param name="by">Who asks, as the trail shall name them.</param>
    /// <returns>What waits for the second person: what somebody asked before, if they did. Or <see cref="RetentionProblems"/>.</returns>
    public async Task<Outcome<Erasure>> RunAsync(RequestId id, string caseNumber, bool withdraw, string by, CancellationToken cancellation) =>
        CaseNumber.IsOne(caseNumber)
            ? await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, caseNumber, withdraw, by, clock.GetUtcNow()), cancellation)
            : RetentionProblems.CaseIsMissing;

    /// <returns>True; again is harmless.</returns>
    public Task<Outcome<bool>> TakeBackAsync(RequestId id, string by, CancellationToken cancellation) => ledger.ChangeAsync<bool>(
        id,
        OperationId.New(),
        request => request.Erasure() switch
        {
            null => Decision<bool>.Already(true),
            { AgreedAt: not null } => RetentionProblems.AlreadyAgreed,
            { } asked => new Decision<bool>(
                new Change
                {
                    Remove = [asked.RowKey],
                    Trail = [new("erasure-taken-back", MediaRequest.Key, by, asked.Case)],
                    Effects = [Listing.Remove(RequestLists.ToErase(request.Head.Organisation), Erasure.Key)],
                },
                true),
        },
        cancellation);

    private static Outcome<Decision<Erasure>> Decide(RequestSnapshot request, string caseNumber, bool withdraw, string by, DateTimeOffset now)
    {
        if (request.Find<LegalHold>(LegalHold.Key) is not null)
        {
            return RetentionProblems.OnHold;
        }

        if (request.Erasure() is { } before)
        {
            return Decision<Erasure>.Already(before);
        }

        var asked = new Erasure { Case = caseNumber, AskedBy = by, AskedAt = now, Withdraw = withdraw };
        return new Decision<Erasure>(
            new Change
            {
                Put = [asked],
                Trail = [new("erasure-asked", MediaRequest.Key, by, caseNumber)],
                Effects = [Listing.Add(RequestLists.ToErase(request.Head.Organisation), Erasure.Key)],
            },
            asked);
    }
}
