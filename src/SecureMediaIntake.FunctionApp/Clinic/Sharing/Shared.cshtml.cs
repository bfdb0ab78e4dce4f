using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>C19: media of one person that a colleague shared, and nothing else of the request.</summary>
internal sealed class SharedModel(ReadSharedWithMe shared, ShowPrivateMedia show, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private SharedSheet? _sheet;

    public SharedSheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Sheet.Patient, clock.GetUtcNow());

    /// <summary>Who looks, and since when this page is open: it stands over each picture.</summary>
    public string ReaderMark => $"{signedIn.Clinician.Name}, {signedIn.Organisation.Name}, {UkTime.DateAndTime(clock.GetUtcNow())}";

    [BindProperty]
    public string? Reason { get; set; }

    [Does(ClinicAction.ViewShared, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) ? Page() : PlainPage.NotFound;

    /// <summary>The reader says why they must see what may show a private area. The sender's reason is not theirs.</summary>
    [Does(ClinicAction.ViewShared, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (!await OpenAsync(id, cancellation))
        {
            return PlainPage.NotFound;
        }

        var outcome = Sheet.IsHidden ? await show.RunAsync(signedIn.Clinician, Sheet.Id, Reason, cancellation) : true;
        return Lead(outcome, _ => $"/clinic/shared/{Sheet.Id}", _ => "reason");
    }

    private async Task<bool> OpenAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await shared.OneAsync(signedIn.Clinician, request, cancellation) is not Outcome<SharedSheet>.Ok(var sheet))
        {
            return false;
        }

        _sheet = sheet;
        return true;
    }
}
