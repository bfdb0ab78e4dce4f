using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P7: what the patient wants to say beside the photos. Shown back to them only until they send.</summary>
internal sealed class NotePage(PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, LeaveNote leave)
    : SessionPage(visit, organisations)
{
    public string Text { get; private set; } = string.Empty;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Session.Request.Find<Agreement>(Agreement.Key) is null)
        {
            return RedirectToPage("/Patient/Agree");
        }

        Text = (await wanted.RunAsync(Session.Request, cancellation)).Note ?? string.Empty;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? note, CancellationToken cancellation)
    {
        switch (await leave.RunAsync(Session, note, Words.Language.Tag, cancellation))
        {
            case Outcome<bool>.Ok:
                return RedirectToPage("/Patient/Send");

            case Outcome<bool>.Refused(var problem) when problem == UploadProblems.NoteIsTooLong:
                (Text, Errors) = (note!, [new("note", Words.Of(problem))]);
                return Page();

            case Outcome<bool>.Refused(var problem) when problem == UploadProblems.NotAgreed:
                return RedirectToPage("/Patient/Agree");

            case Outcome<bool>.Refused:
                return RedirectToPage("/Patient/CarryOn");

            default:
                throw new UnreachableException();
        }
    }
}
