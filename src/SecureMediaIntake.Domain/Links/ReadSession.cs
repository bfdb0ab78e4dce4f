using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What a browser's session cookie says.</summary>
public sealed record SessionClaim(LinkTarget Target, int Epoch, byte[] Secret);

/// <summary>Judges a browser's session against the link as it is now. Changes nothing, so pages may ask it on a GET.</summary>
public sealed class ReadSession(Ledger ledger, TimeProvider clock)
{
    /// <param name="moving">Whether it is asked in order to go on with an upload that is under way.</param>
    /// <returns>The request as it stands and the link; or <see cref="LinkProblems.CheckAgain"/>, <see cref="LinkProblems.Moved"/>, <see cref="LinkProblems.CannotOpen"/>.</returns>
    public async Task<Outcome<LinkSession>> RunAsync(SessionClaim claim, bool moving, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(claim.Target.Request, cancellation) is not { } request
            || request.Find<KeyRow>(KeyRow.Key) is null
            || request.Find<UploadLink>(UploadLink.KeyOf(claim.Target.Number)) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        var now = clock.GetUtcNow();
        var state = link.StateAt(now, request.AnyReceived());

        if (link.Session is not { } session)
        {
            return state is LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired ? LinkProblems.Ended : LinkProblems.CheckAgain;
        }

        if (claim.Epoch < link.Epoch)
        {
            return LinkProblems.Moved;
        }

        // What was sent can be read until the end date, like everything else of a link.
        var read = state == LinkStatus.Consumed && now >= link.EndsAt ? LinkStatus.Expired : state;
        return session.IsOf(claim.Secret) && session.HoldsAt(now, moving) ? new LinkSession(request, link, read) : LinkProblems.CheckAgain;
    }
}

/// <summary>A browser that passed the check, and what it may look at.</summary>
/// <param name="State">What the link is to this browser: a sent one has expired too, once its end date is over.</param>
public sealed record LinkSession(RequestSnapshot Request, UploadLink Link, LinkStatus State)
{
    public LinkTarget Target => new(Request.Id, Link.Number);

    /// <summary>The link with a sign of life: what every act of the patient needs before the link is sent or ends.</summary>
    /// <param name="fresh">The request as it is now; <see cref="Request"/> is what the page began with.</param>
    /// <param name="now">Judged at this moment.</param>
    /// <returns>The link to write; or why this browser may do nothing more.</returns>
    public Outcome<UploadLink> Move(RequestSnapshot fresh, DateTimeOffset now) => LinkRules.Apply(
        fresh.Find<UploadLink>(Link.RowKey)!, new LinkEvent.ReserveUpload(Link.Epoch), now, fresh.AnyReceived());
}
