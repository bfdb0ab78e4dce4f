using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// Somebody posts a secret at the door. Notes "opened", which is telemetry: it spends nothing and gives no right, since scanners press
/// buttons too.
/// </summary>
public sealed class OpenLink(Ledger ledger, ILinkIndex index, TimeProvider clock)
{
    /// <returns>Where the secret leads, for every link that exists; or the one refusal.</returns>
    /// <remarks>
    /// A used, locked, cancelled or expired link is answered like an unknown one, but the target is told to the caller all the same: after
    /// the check its owner may learn what became of it.
    /// </remarks>
    public async Task<Outcome<OpenedLink>> RunAsync(LinkSecret secret, CancellationToken cancellation)
    {
        if (await index.FindAsync(secret.Hash(), cancellation) is not { } target)
        {
            return LinkProblems.CannotOpen;
        }

        if (target.IsView)
        {
            return await OpenViewAsync(target, cancellation);
        }

        var opened = await ledger.ChangeAsync(
            target.Request,
            OperationId.New(),
            request => Decide(request, target.Number, clock.GetUtcNow()),
            cancellation);

        return opened switch
        {
            // What staff show on their own screen is no link of a patient's: this door does not even remember where it leads.
            Outcome<UploadLink>.Refused when await IsOfStaffAsync(target, cancellation) => LinkProblems.CannotOpen,
            Outcome<UploadLink>.Ok => new OpenedLink(target, Live: true),
            Outcome<UploadLink>.Refused => new OpenedLink(target, Live: false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Outcome<OpenedLink>> OpenViewAsync(LinkTarget target, CancellationToken cancellation)
    {
        var opened = await ledger.ChangeAsync(
            target.Request,
            OperationId.New(),
            request => request.ViewLink(target.Number) is not { } link
                ? LinkProblems.CannotOpen
                : ViewLinkRules.Apply(link, new ViewLinkEvent.Open(), clock.GetUtcNow()).Then<Decision<ViewLink>>(after => after == link
                    ? Decision<ViewLink>.Already(link)
                    : new Decision<ViewLink>(new Change { Put = [after], Trail = [new("view-link-opened", link.RowKey, Actors.Holder)] }, after)),
            cancellation);

        return new OpenedLink(target, Live: opened is Outcome<ViewLink>.Ok);
    }

    private async Task<bool> IsOfStaffAsync(LinkTarget target, CancellationToken cancellation) =>
        await ledger.ReadAsync(target.Request, cancellation) is { Head.TakenByStaff: true };

    private static Outcome<Decision<UploadLink>> Decide(RequestSnapshot request, int number, DateTimeOffset now)
    {
        if (request.Find<UploadLink>(UploadLink.KeyOf(number)) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        return LinkRules.Apply(link, new LinkEvent.Open(), now, request.AnyReceived()).Then<Decision<UploadLink>>(after => after == link
            ? Decision<UploadLink>.Already(link)
            : new Decision<UploadLink>(new Change { Put = [after], Trail = [new("link-opened", link.RowKey, Actors.Patient)] }, after));
    }
}

/// <summary>What the door found.</summary>
/// <param name="Live">Whether the pages before the check may be those of a live link.</param>
public sealed record OpenedLink(LinkTarget Target, bool Live);
