using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P8: the last look, and Send, which spends the link.</summary>
internal sealed class SendPage(
    PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, RemoveUpload remove, SendToTeam send)
    : SessionPage(visit, organisations)
{
    public IReadOnlyList<FileRow> Rows { get; private set; } = [];

    public string? Note { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await send.RunAsync(Session, cancellation))
        {
            case Outcome<SentMedia>.Ok:
                return RedirectToPage("/Patient/Sent");

            case Outcome<SentMedia>.Refused({ Kind: ProblemKind.Gone or ProblemKind.CheckAgain } or { Code: "moved" }):
                return RedirectToPage("/Patient/CarryOn");

            case Outcome<SentMedia>.Refused(var problem):
                await ShowAsync(cancellation);
                Errors = [new("change-files", Words.Of(problem))];
                return Page();

            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? id, CancellationToken cancellation)
    {
        if (Ids.TryParse<ItemId>(id, out var item))
        {
            await remove.RunAsync(Session, item, cancellation);
        }

        return RedirectToPage("/Patient/Send");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Rows = FileRow.Of(Session.Request, Words.Now);
        Note = (await wanted.RunAsync(Session.Request, cancellation)).Note;
    }
}
