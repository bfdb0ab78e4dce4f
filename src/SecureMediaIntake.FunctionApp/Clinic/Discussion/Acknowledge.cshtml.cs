using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Discussion;

/// <summary>Somebody says that they have a note. Nothing is shown here.</summary>
internal sealed class AcknowledgeModel(AcknowledgeNote acknowledge, SignedIn signedIn) : PageModel
{
    /// <summary>Whoever reloads, or comes back after the session ended, sees the notes.</summary>
    [Does(ClinicAction.WriteNote, On.Request)]
    public IActionResult OnGet(string? id) => Ids.TryParse<RequestId>(id, out var request) ? Redirect(AddressOf(request)) : PlainPage.NotFound;

    [Does(ClinicAction.WriteNote, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, int number, CancellationToken cancellation) =>
        Ids.TryParse<RequestId>(id, out var request)
        && await acknowledge.RunAsync(signedIn.Clinician, request, number, cancellation) is Outcome<bool>.Ok
            ? Redirect($"{AddressOf(request)}#note-{number}")
            : Redirect(AddressOf(request));

    private static string AddressOf(RequestId request) => $"/clinic/requests/{request}/notes";
}
