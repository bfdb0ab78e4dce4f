using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P6: pick files; the script sends them to storage and shows how far each is.</summary>
internal sealed class FilesPage(PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, RemoveUpload remove)
    : SessionPage(visit, organisations)
{
    public string Wanted { get; private set; } = string.Empty;

    public IReadOnlyList<FileRow> Rows { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        Session.Request.Find<Agreement>(Agreement.Key) is null ? RedirectToPage("/Patient/Agree") : await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Session.Request.AnyReceived())
        {
            return RedirectToPage("/Patient/Send");
        }

        Errors = [new("photos", Words.Of(LinkProblems.NothingToSend))];
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? id, CancellationToken cancellation)
    {
        if (Ids.TryParse<ItemId>(id, out var item))
        {
            await remove.RunAsync(Session, item, cancellation);
        }

        return RedirectToPage("/Patient/Files");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Wanted = (await wanted.RunAsync(Session.Request, cancellation)).What;
        Rows = FileRow.Of(Session.Request, Words.Now);
        return Page();
    }
}
