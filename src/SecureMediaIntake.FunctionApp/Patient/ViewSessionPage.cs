using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>A page of a view link after its check. In another state of the link than its own the browser is taken to that state's page.</summary>
internal abstract class ViewSessionPage(PatientVisit visit, OrganisationDirectory organisations, TimeProvider clock) : PageModel, IAfterCheck
{
    public ViewSession Session { get; private set; } = null!;

    public Organisation Organisation => organisations.ByCode(Session.Request.Head.Organisation);

    protected PatientWords Words => visit.Words;

    protected PatientVisit Visit => visit;

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected abstract bool IsFor(ViewLinkStatus state);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        switch (await visit.ViewAsync(HttpContext.RequestAborted))
        {
            case Outcome<ViewSession>.Ok(var session) when IsFor(session.State):
                Session = session;
                ViewData["Organisation"] = Organisation;
                ViewData["StillThere"] = session.State is ViewLinkStatus.Verified ? StillThere.Of(session, Now) : null;
                await next();
                break;

            case var found:
                context.Result = new RedirectResult(PlaceOf(found));
                break;
        }
    }

    /// <summary>Where a browser belongs whose view session is this.</summary>
    internal static string PlaceOf(Outcome<ViewSession> found) => found switch
    {
        Outcome<ViewSession>.Ok({ State: ViewLinkStatus.Verified }) => PhotosPage.Address,
        Outcome<ViewSession>.Ok({ State: ViewLinkStatus.Checked }) => NumbersPage.Address,
        Outcome<ViewSession>.Ok => ClosedPage.Address,
        Outcome<ViewSession>.Refused({ Code: "moved" }) => ClosedPage.Address,
        Outcome<ViewSession>.Refused({ Kind: ProblemKind.Gone }) => "/p/locked",

        // Asks the question, or is the page of every link that cannot be used.
        _ => "/p/check",
    };
}
