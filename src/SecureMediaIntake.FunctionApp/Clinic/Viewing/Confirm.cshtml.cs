using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Viewing;

/// <summary>A clinician says that it is their patient. The question stands on the request's page; nothing is shown here.</summary>
internal sealed class ConfirmModel(ConfirmPatient confirm, SignedIn signedIn) : PageModel
{
    /// <summary>Whoever reloads, or comes back after the session ended, is asked where the question stands.</summary>
    [Does(ClinicAction.ReadRequest, On.Request)]
    public IActionResult OnGet(string? id) =>
        Ids.TryParse<RequestId>(id, out var request) ? Redirect($"/clinic/requests/{request}") : PlainPage.NotFound;

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return PlainPage.NotFound;
        }

        return await confirm.RunAsync(signedIn.Clinician, request, cancellation) switch
        {
            Outcome<bool>.Ok => Redirect($"/clinic/requests/{request}"),
            Outcome<bool>.Refused => PlainPage.NotFound,
            _ => throw new UnreachableException(),
        };
    }
}
