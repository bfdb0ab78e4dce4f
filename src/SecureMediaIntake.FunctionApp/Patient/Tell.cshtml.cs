using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P1: tells the team, before the check, that no photos will come or that the text reached the wrong person.</summary>
internal sealed class TellPage(PatientVisit visit, ReportLink report) : PageModel
{
    public const string No = "no";
    public const string NotMe = "not-me";

    public DoorView? Door { get; private set; }

    public Reported What { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? about, CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);

        if (Door is null)
        {
            return RedirectToPage("/Patient/CannotOpen");
        }

        switch (about)
        {
            // Nobody is asked for anything by a link that shows: who it is not for calls the number on the page.
            case No or NotMe when Door.Target.IsView:
                return RedirectToPage("/Patient/Start");

            case No:
                What = Reported.SaidNo;
                return Page();

            case NotMe:
                What = Reported.NotForMe;
                return Page();

            default:
                return RedirectToPage("/Patient/Start");
        }
    }

    public async Task<IActionResult> OnPostAsync([FromQuery] string? about, CancellationToken cancellation)
    {
        if (await OnGetAsync(about, cancellation) is not PageResult)
        {
            return RedirectToPage("/Patient/Start");
        }

        return await report.RunAsync(Door!.Target, What, cancellation) is Outcome<LinkReport>.Ok
            ? RedirectToPage("/Patient/Told")
            : RedirectToPage("/Patient/CannotOpen");
    }
}
