using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Marks the pages that ask for a session of a passed check themselves.</summary>
internal interface IAfterCheck;

/// <summary>A page after the check. It is reached only with the session of the last check that was passed.</summary>
internal abstract class SessionPage(PatientVisit visit, OrganisationDirectory organisations) : PageModel, IAfterCheck
{
    public LinkSession Session { get; private set; } = null!;

    public Organisation Organisation => organisations.ByCode(Session.Request.Head.Organisation);

    protected PatientWords Words => visit.Words;

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Which states of the link this page is for; in others the browser is taken to the page that says what became of it.</summary>
    protected virtual bool IsFor(LinkStatus state) => state == LinkStatus.Verified;

    /// <summary>Whether this is where a patient who said no may be.</summary>
    protected virtual bool IsForDeclined => false;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        switch (await visit.SessionAsync(moving: false, HttpContext.RequestAborted))
        {
            // A phone of staff: its pages are others, and these would ask it for a patient's answers.
            case Outcome<LinkSession>.Ok({ Link.Check: CheckKind.Staff }):
                context.Result = new RedirectResult("/clinic/capture/camera");
                break;

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Verified } session) when session.Request.IsDeclined() && !IsForDeclined:
                context.Result = new RedirectResult("/p/declined");
                break;

            case Outcome<LinkSession>.Ok(var session) when IsFor(session.State):
                Session = session;
                ViewData["Organisation"] = Organisation;
                ViewData["StillThere"] = session.State == LinkStatus.Verified ? StillThere.Of(session, Now) : null;
                await next();
                break;

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Consumed }):
                context.Result = new RedirectResult("/p/sent");
                break;

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Revoked or LinkStatus.Expired }):
                context.Result = new RedirectResult("/p/ended");
                break;

            default:
                context.Result = new RedirectResult("/p/carry-on");
                break;
        }
    }
}
