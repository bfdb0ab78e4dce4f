using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>Asks before a request is called off, and does it.</summary>
internal sealed class CancelRequestModel(ReadRequests requests, CancelRequest cancelRequest, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    /// <summary>What the ticked box says.</summary>
    public const string TellPatient = "yes";

    [Does(ClinicAction.CancelRequest, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenAsync(id, cancellation) ?? Page();

    [Does(ClinicAction.CancelRequest, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, [FromForm] string? tell, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        return Lead(
            await cancelRequest.RunAsync(SignedIn.Clinician, Sheet.Head.Id, tell == TellPatient, cancellation),
            _ => $"/clinic/requests/{Sheet.Head.Id}",
            _ => "cancel");
    }
}
