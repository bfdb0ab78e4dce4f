using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P8: the last look, and Send, which spends the link.</summary>
internal sealed class SendPage(PatientVisit visit, OrganisationDirectory organisations, SendToTeam send)
    : SessionPage(visit, organisations)
{
    public IReadOnlyList<FileRow> Rows { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public void OnGet() => Rows = FileRow.Of(Session.Request, Words.Now);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await send.RunAsync(Session, cancellation))
        {
            case Outcome<SentMedia>.Ok:
                return RedirectToPage("/Patient/Sent");

            case Outcome<SentMedia>.Refused({ Kind: ProblemKind.Gone or ProblemKind.CheckAgain } or { Code: "moved" }):
                return RedirectToPage("/Patient/CarryOn");

            case Outcome<SentMedia>.Refused(var problem):
                Rows = FileRow.Of(Session.Request, Words.Now);
                Errors = [new("send", Words.Of(problem))];
                return Page();

            default:
                throw new UnreachableException();
        }
    }
}
