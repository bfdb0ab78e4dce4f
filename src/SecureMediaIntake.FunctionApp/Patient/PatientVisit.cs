using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Who this browser is in the eyes of the link, for one request of HTTP.</summary>
internal sealed class PatientVisit(
    IHttpContextAccessor http, PatientCookies cookies, ReadSession sessions, ReadViewSession views, Ledger ledger, OrganisationDirectory organisations, PatientWords words,
    TimeProvider clock)
{
    private HttpContext Context => http.HttpContext!;

    /// <summary>The language in which this browser is answered: the link's own, once one is found, unless its person chose another.</summary>
    public PatientWords Words => words;

    /// <summary>The session of the check that this browser passed, or why it has none.</summary>
    /// <param name="moving">Whether an upload under way asks.</param>
    public async Task<Outcome<LinkSession>> SessionAsync(bool moving, CancellationToken cancellation)
    {
        if (cookies.ReadSession(Context.Request) is not { } claim)
        {
            return LinkProblems.CheckAgain;
        }

        var found = await sessions.RunAsync(claim, moving, cancellation);

        if (found is Outcome<LinkSession>.Ok(var session))
        {
            words.UseLanguageOf(session.Request.Head);
        }

        return found;
    }

    /// <summary>What the browser's cookie says of the view link whose check it passed; null for none.</summary>
    public SessionClaim? ViewClaim => cookies.ReadViewSession(Context.Request);

    /// <summary>The session in which this browser looks, or why it has none.</summary>
    public async Task<Outcome<ViewSession>> ViewAsync(CancellationToken cancellation)
    {
        if (ViewClaim is not { } claim)
        {
            return LinkProblems.CheckAgain;
        }

        var found = await views.RunAsync(claim, cancellation);

        if (found is Outcome<ViewSession>.Ok(var session))
        {
            words.UseLanguage(session.Link.Language);
        }

        return found;
    }

    /// <summary>The link behind the door's cookie, as far as it may be told before the check: whose it is and that it is live.</summary>
    /// <returns>Null for every link that is not live, and for none.</returns>
    public async Task<DoorView?> DoorAsync(CancellationToken cancellation)
    {
        if (cookies.ReadDoor(Context.Request) is { IsView: true } shown)
        {
            return await ViewDoorAsync(shown, cancellation);
        }

        if (cookies.ReadDoor(Context.Request) is not { } target
            || await ledger.ReadAsync(target.Request, cancellation) is not { } request
            || request.Find<UploadLink>(UploadLink.KeyOf(target.Number)) is not { } link
            || link.StateAt(clock.GetUtcNow(), request.AnyReceived())
                is not (LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified))
        {
            return null;
        }

        // Only now: a link that is not live looks the same in every respect, its language included.
        words.UseLanguageOf(request.Head);
        return new(target, link.Check, link.EndsAt, organisations.ByCode(request.Head.Organisation), request.Head.ForAnother);
    }

    private async Task<DoorView?> ViewDoorAsync(LinkTarget target, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(target.Request, cancellation) is not { } request
            || request.ViewLink(target.Number) is not { } link
            || !link.IsLiveAt(clock.GetUtcNow()))
        {
            return null;
        }

        words.UseLanguage(link.Language);
        return new(target, link.Check, link.EndsAt, organisations.ByCode(request.Head.Organisation), link.ForAnother);
    }

    public LinkTarget? Target => cookies.ReadDoor(Context.Request);

    public void Enter(LinkTarget? target) => cookies.SetDoor(Context.Response, target);

    public void Begin(SessionClaim claim) => cookies.SetSession(Context.Response, claim);
}

/// <summary>What a live link shows before the check: nothing about the patient.</summary>
internal sealed record DoorView(LinkTarget Target, CheckKind Check, DateTimeOffset EndsAt, Organisation Organisation, bool ForAnother)
{
    public DateOnly LastDay => UkTime.DayOf(EndsAt.AddTicks(-1));
}
