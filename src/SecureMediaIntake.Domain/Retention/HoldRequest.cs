using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Places a legal hold on a request, or releases it.</summary>
public sealed class HoldRequest(OperatorName operators, TimeProvider clock)
{
    /// <param name="by">Who places it, as they say.</param>
    /// <returns>The hold: the one that was there before, if there was one. <see cref="RetentionProblems.AlreadyAgreed"/> when it comes too late.</returns>
    public async Task<Outcome<LegalHold>> PlaceAsync(RequestId id, string caseNumber, string by, CancellationToken cancellation) =>
        CaseNumber.IsOne(caseNumber)
            ? await operators.ChangeAsync(
                id, by, (request, actor) => Decide(request, actor, new() { Case = caseNumber, PlacedBy = actor.Pseudonym, PlacedAt = clock.GetUtcNow() }), cancellation)
            : RetentionProblems.CaseIsMissing;

    /// <returns>True; <see cref="RetentionProblems.NoHold"/>.</returns>
    public Task<Outcome<bool>> ReleaseAsync(RequestId id, string by, CancellationToken cancellation) => operators.ChangeAsync<bool>(
        id,
        by,
        (request, actor) => request.Find<LegalHold>(LegalHold.Key) is { } hold
            ? new Decision<bool>(
                new Change { Put = [actor], Remove = [hold.RowKey], Trail = [new("legal-hold-released", MediaRequest.Key, actor.Pseudonym, hold.Case)] }, true)
            : RetentionProblems.NoHold,
        cancellation);

    private static Outcome<Decision<LegalHold>> Decide(RequestSnapshot request, ActorRow actor, LegalHold hold) => request switch
    {
        _ when request.IsErased() => RetentionProblems.AlreadyAgreed,
        _ when request.Find<LegalHold>(LegalHold.Key) is { } before => Decision<LegalHold>.Already(before),
        _ => new Decision<LegalHold>(new Change { Put = [hold, actor], Trail = [new("legal-hold-placed", MediaRequest.Key, hold.PlacedBy, hold.Case)] }, hold),
    };
}
