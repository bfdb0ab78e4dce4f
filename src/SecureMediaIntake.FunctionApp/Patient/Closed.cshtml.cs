using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P11's end: stopped, run out, erased, or gone on with on another phone. Only after the check: before it every such link looks the same.</summary>
internal sealed class ClosedPage(PatientVisit visit, OrganisationDirectory organisations, Domain.Showing.ReadShown read) : PageModel, IAfterCheck
{
    public const string Address = "/p/closed";

    public Organisation? Organisation { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var found = await visit.ViewAsync(cancellation);

        if (found is Outcome<ViewSession>.Ok(var session) && await IsOverAsync(session, cancellation))
        {
            Organisation = organisations.ByCode(session.Request.Head.Organisation);
            return Page();
        }

        return found is Outcome<ViewSession>.Refused({ Code: "moved" }) ? Page() : Redirect(ViewSessionPage.PlaceOf(found));
    }

    /// <summary>Also where the link is good, but nothing that it showed is left.</summary>
    private async Task<bool> IsOverAsync(ViewSession session, CancellationToken cancellation) => session.State switch
    {
        ViewLinkStatus.Verified => await read.RunAsync(session, cancellation) is not { Items.Count: > 0 },
        ViewLinkStatus.Checked => false,
        _ => true,
    };
}
