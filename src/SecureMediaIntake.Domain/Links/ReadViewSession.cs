using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>A browser that passed the check of a view link.</summary>
/// <param name="State">What the link is now: Checked to enter numbers, Verified to look, anything else to read that it has ended.</param>
public sealed record ViewSession(RequestSnapshot Request, ViewLink Link, ViewLinkStatus State)
{
    public LinkTarget Target => new(Request.Id, Link.Number) { IsView = true };

    public override string ToString() => "view session";
}

/// <summary>Judges a browser's session against the view link as it is now. Changes nothing, so pages may ask it on a GET.</summary>
public sealed class ReadViewSession(Ledger ledger, TimeProvider clock)
{
    /// <returns>The session; or <see cref="LinkProblems.CheckAgain"/>, <see cref="LinkProblems.Moved"/>, <see cref="LinkProblems.Ended"/>, <see cref="LinkProblems.CannotOpen"/>.</returns>
    public async Task<Outcome<ViewSession>> RunAsync(SessionClaim claim, CancellationToken cancellation)
    {
        if (!claim.Target.IsView
            || await ledger.ReadAsync(claim.Target.Request, cancellation) is not { } request
            || request.ViewLink(claim.Target.Number) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        var now = clock.GetUtcNow();
        var state = link.StateAt(now);

        if (link.Session is not { } session)
        {
            return link.IsLiveAt(now) ? LinkProblems.CheckAgain : LinkProblems.Ended;
        }

        if (claim.Epoch < link.Epoch)
        {
            return LinkProblems.Moved;
        }

        return session.IsOf(claim.Secret) && session.HoldsAt(now, moving: false) ? new ViewSession(request, link, state) : LinkProblems.CheckAgain;
    }
}
