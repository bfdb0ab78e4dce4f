using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P1: what this is, before anything is asked.</summary>
internal sealed class StartPage(PatientVisit visit) : PageModel
{
    public DoorView? Door { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);

        if (Door is null)
        {
            return RedirectToPage("/Patient/CannotOpen");
        }

        // Nothing to send: the photos are here, behind the check and the numbers.
        if (Door.Target.IsView)
        {
            return await visit.ViewAsync(cancellation) is Outcome<ViewSession>.Ok({ State: ViewLinkStatus.Verified } looking) && looking.Target == Door.Target
                ? Redirect(PhotosPage.Address)
                : Page();
        }

        // The same text opened again on the phone that is in the middle of it: straight to where they left off.
        return await visit.SessionAsync(moving: false, cancellation) is Outcome<LinkSession>.Ok(var session)
            && session.Target == Door.Target
                ? RedirectToPage("/Patient/Agree")
                : Page();
    }
}
