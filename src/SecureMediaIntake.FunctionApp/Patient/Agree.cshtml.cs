using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P4: what happens to the photos, and the patient's yes. The words that were shown are kept by version and language.</summary>
internal sealed class AgreePage(
    PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, AgreeToSend agree, PrepareUploads prepare)
    : SessionPage(visit, organisations)
{
    public string Why { get; private set; } = string.Empty;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Session.Request.Find<Agreement>(Agreement.Key) is { Words: Agreement.WordsNow })
        {
            return RedirectToPage("/Patient/Files");
        }

        Why = (await wanted.RunAsync(Session.Request, cancellation)).Why;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "agree")] string? agreed, CancellationToken cancellation)
    {
        if (agreed != "yes")
        {
            Why = (await wanted.RunAsync(Session.Request, cancellation)).Why;
            Errors = [new("agree", Words.Of(UploadProblems.NotAgreed))];
            return Page();
        }

        // Again here, in case the process died between the check and the key.
        await prepare.RunAsync(Session, cancellation);

        return await agree.RunAsync(Session, Words.Language.Tag, cancellation) switch
        {
            Outcome<Agreement>.Ok => RedirectToPage("/Patient/Tips"),
            Outcome<Agreement>.Refused => RedirectToPage("/Patient/CarryOn"),
            _ => throw new UnreachableException(),
        };
    }
}
