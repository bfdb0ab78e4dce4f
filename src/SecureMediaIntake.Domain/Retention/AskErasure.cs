using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>The first of two people who erase a request. Nothing is erased yet, and they can take it back.</summary>
public sealed class AskErasure(OperatorName operators, TimeProvider clock)
{
    /// <param name="by">Who asks, as they say.</param>
    /// <returns>What waits for the second person: what somebody asked before, if they did. Or <see cref="RetentionProblems"/>.</returns>
    public async Task<Outcome<Erasure>> RunAsync(RequestId id, string caseNumber, bool withdraw, string by, CancellationToken cancellation) =>
        CaseNumber.IsOne(caseNumber)
            ? await operators.ChangeAsync(id, by, (request, actor) => Decide(request, caseNumber, withdraw, actor, clock.GetUtcNow()), cancellation)
            : RetentionProblems.CaseIsMissing;

    /// <returns>True; again is harmless.</returns>
    public Task<Outcome<bool>> TakeBackAsync(RequestId id, string by, CancellationToken cancellation) => operators.ChangeAsync<bool>(
        id,
        by,
        (request, actor) => request.Erasure() switch
        {
            null => Decision<bool>.Already(true),
            { AgreedAt: not null } => RetentionProblems.AlreadyAgreed,
            { } asked => new Decision<bool>(
                new Change
                {
                    Put = [actor],
                    Remove = [asked.RowKey],
                    Trail = [new("erasure-taken-back", MediaRequest.Key, actor.Pseudonym, asked.Case)],
                    Effects = [Listing.Remove(RequestLists.ToErase(request.Head.Organisation), Erasure.Key)],
                },
                true),
        },
        cancellation);

    private static Outcome<Decision<Erasure>> Decide(RequestSnapshot request, string caseNumber, bool withdraw, ActorRow actor, DateTimeOffset now)
    {
        if (request.Find<LegalHold>(LegalHold.Key) is not null)
        {
            return RetentionProblems.OnHold;
        }

        if (request.Erasure() is { } before)
        {
            return Decision<Erasure>.Already(before);
        }

        var asked = new Erasure { Case = caseNumber, AskedBy = actor.Pseudonym, AskedAt = now, Withdraw = withdraw };
        return new Decision<Erasure>(
            new Change
            {
                Put = [asked, actor],
                Trail = [new("erasure-asked", MediaRequest.Key, actor.Pseudonym, caseNumber)],
                Effects = [Listing.Add(RequestLists.ToErase(request.Head.Organisation), Erasure.Key)],
            },
            asked);
    }
}
