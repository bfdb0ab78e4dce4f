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

/// <summary>A clinician says that they looked. The question stands on the request's page; nothing is shown here.</summary>
internal sealed class ReviewModel(AcknowledgeMedia acknowledge, SignedIn signedIn) : PageModel
{
    /// <summary>Whoever reloads, or comes back after the session ended, sees where the request stands.</summary>
    [Does(ClinicAction.ReadRequest, On.Request)]
    public IActionResult OnGet(string? id) =>
        Ids.TryParse<RequestId>(id, out var request) ? Redirect($"/clinic/requests/{request}") : PlainPage.NotFound;

    [Does(ClinicAction.AcknowledgeMedia, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return PlainPage.NotFound;
        }

        return await acknowledge.RunAsync(signedIn.Clinician, request, cancellation) switch
        {
            Outcome<int>.Ok => Redirect($"/clinic/requests/{request}"),
            Outcome<int>.Refused => PlainPage.NotFound,
            _ => throw new UnreachableException(),
        };
    }
}
