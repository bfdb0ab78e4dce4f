using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>Whoever looks says that they are still there: a sign of life, and nothing else.</summary>
public sealed class StayLooking(Ledger ledger, TimeProvider clock)
{
    /// <returns>How long the session lasts from now.</returns>
    public Task<Outcome<TimeSpan>> RunAsync(ViewSession session, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => ViewLinkChange.Of(request, session.Link.Number, new ViewLinkEvent.Look(session.Link.Epoch), "view-link-stayed", clock.GetUtcNow())
            .Then<Decision<TimeSpan>>(decision => new Decision<TimeSpan>(decision.Change, decision.Answer.Session!.LeftAt(clock.GetUtcNow()))),
        cancellation);
}
