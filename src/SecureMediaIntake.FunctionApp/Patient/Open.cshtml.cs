using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// Takes the secret in a body and answers with a cookie that names the link. Without an antiforgery token: the page before it is the same for
/// everybody, and what another site could cause here is only "opened". Our own origin is asked for all the same.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class OpenPage(OpenLink open, PatientVisit visit, AnswerFloor floor) : PageModel
{
    public IActionResult OnGet() => Redirect("/p");

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return Redirect("/p?problem=empty");
        }

        if (LinkSecret.TryParse(code) is not { } secret)
        {
            return Redirect("/p?problem=form");
        }

        var opened = await floor.RunAsync(() => open.RunAsync(secret, cancellation));
        visit.Enter(opened is Outcome<OpenedLink>.Ok(var found) ? found.Target : null);
        return RedirectToPage("/Patient/Start");
    }
}
