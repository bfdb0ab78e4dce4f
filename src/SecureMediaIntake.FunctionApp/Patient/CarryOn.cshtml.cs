using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>X2: why this browser cannot go on as it was, and what to do.</summary>
internal sealed class CarryOnPage(PatientVisit visit) : PageModel
{
    public string Heading { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public bool CanCheck { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        switch (await visit.SessionAsync(moving: false, cancellation))
        {
            case Outcome<LinkSession>.Ok({ State: LinkStatus.Verified }):
                return RedirectToPage("/Patient/Files");

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Consumed }):
                return RedirectToPage("/Patient/Sent");

            case Outcome<LinkSession>.Refused({ Code: "moved" }):
                (Heading, Text) = (visit.Words.Plain("carry-on.moved"), visit.Words.Plain("carry-on.moved-text"));
                break;

            case Outcome<LinkSession>.Refused({ Kind: ProblemKind.CheckAgain }):
                (Heading, Text, CanCheck) = (visit.Words.Plain("carry-on.check"), visit.Words.Plain("carry-on.check-text"), true);
                break;

            default:
                // What this browser kept in order to resume is of no use any more, and may lie on a shared phone.
                Response.Headers["Clear-Site-Data"] = "\"storage\"";
                (Heading, Text) = (visit.Words.Plain("ended.over"), visit.Words.Plain("ended.text"));
                break;
        }

        return Page();
    }
}
