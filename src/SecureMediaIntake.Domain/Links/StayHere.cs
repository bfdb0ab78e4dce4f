using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>The patient says that they are still there: a sign of life like any other, and nothing else.</summary>
public sealed class StayHere(Ledger ledger, TimeProvider clock)
{
    /// <returns>How long the session lasts from now.</returns>
    public Task<Outcome<TimeSpan>> RunAsync(LinkSession session, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<TimeSpan>> Decide(RequestSnapshot request, LinkSession session, DateTimeOffset now)
    {
        return session.Move(request, now)
            .Then<Decision<TimeSpan>>(moved => new Decision<TimeSpan>(
                new Change { Put = [moved], Trail = [new("stayed", moved.RowKey, Actors.Patient)] }, moved.Session!.LeftAt(now)));
    }
}
