using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Inbox;

/// <summary>One press in the inbox or on the request's page. Nothing is shown here: the request's page says who has it, also to whoever was second.</summary>
internal sealed class TakeModel(TakeRequest take, SignedIn signedIn) : PageModel
{
    /// <summary>Whoever reloads, or comes back after the session ended, sees who has it.</summary>
    [Does(ClinicAction.ReadRequest, On.Request)]
    public IActionResult OnGet(string? id) =>
        Ids.TryParse<RequestId>(id, out var request) ? Redirect($"/clinic/requests/{request}") : PlainPage.NotFound;

    [Does(ClinicAction.TakeOn, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return PlainPage.NotFound;
        }

        // That nothing waits any more is no mistake of whoever pressed: the page shows what became of it.
        return await take.RunAsync(signedIn.Clinician, request, cancellation) is Outcome<bool>.Refused { Problem.Kind: ProblemKind.NotFound }
            ? PlainPage.NotFound
            : Redirect($"/clinic/requests/{request}");
    }
}
