using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P1: thanks after a report. The link works on, so that a change of mind needs nobody's help.</summary>
internal sealed class ToldPage(PatientVisit visit) : PageModel
{
    public DoorView? Door { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);
        return Door is null ? RedirectToPage("/Patient/CannotOpen") : Page();
    }
}
