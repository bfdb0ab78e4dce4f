using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Patients;

/// <summary>What somebody opened in an emergency, for the governance lead: why, and what they did. No picture.</summary>
internal sealed class EmergencyModel(ReviewEmergency review, SignedIn signedIn, TimeProvider clock) : PageModel
{
    private EmergencySheet? _sheet;

    public EmergencySheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Sheet.Patient, Now);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Address { get; private set; } = string.Empty;

    [Does(ClinicAction.ReviewEmergency, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? emergency, CancellationToken cancellation) => await OpenAsync(id, emergency, cancellation) ?? Page();

    [Does(ClinicAction.ReviewEmergency, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? emergency, CancellationToken cancellation)
    {
        if (await OpenAsync(id, emergency, cancellation) is { } other)
        {
            return other;
        }

        return await review.RunAsync(signedIn.Clinician, RequestId.From(id!), Sheet.Row.Id, cancellation) is Outcome<bool>.Ok ? Redirect(Address) : PlainPage.NotFound;
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? emergency, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request) || await review.OneAsync(signedIn.Clinician, request, emergency, cancellation) is not Outcome<EmergencySheet>.Ok(var sheet))
        {
            return PlainPage.NotFound;
        }

        Address = $"/clinic/requests/{request}/emergencies/{sheet.Row.Id}";
        _sheet = sheet;
        return null;
    }
}
