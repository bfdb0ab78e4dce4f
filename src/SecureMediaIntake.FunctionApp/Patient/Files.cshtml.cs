using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P6: pick files; the script sends them to storage and shows how far each is. Without script, one photo at a time by the form.</summary>
internal sealed class FilesPage(PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, RemoveUpload remove)
    : SessionPage(visit, organisations)
{
    public string Wanted { get; private set; } = string.Empty;

    /// <summary>What was wrong with the photos before, where they are asked for again.</summary>
    public string? Retake { get; private set; }

    public IReadOnlyList<FileRow> Rows { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>What is wrong at the photos, beside their field.</summary>
    public string? Photos => Errors.FirstOrDefault(error => error.Field == "photos")?.Words;

    /// <summary>What somebody who comes back finds kept; null for who just added something.</summary>
    public KeptFiles? Kept { get; private set; }

    /// <param name="problem">Set by the plain form that was refused.</param>
    /// <param name="added">Set by the plain form that was not.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? problem, [FromQuery] string? added, CancellationToken cancellation)
    {
        if (Session.Request.Find<Agreement>(Agreement.Key) is null)
        {
            return RedirectToPage("/Patient/Agree");
        }

        Errors = PostedRefusals.Find(problem) is { } refusal ? [new("photos", Said(refusal))] : [];
        Kept = added is null && problem is null ? KeptFiles.Of(Session.Request, Words.Now) : null;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Session.Request.AnyReceived())
        {
            return RedirectToPage("/Patient/Note");
        }

        var checking = Session.Request.All<Upload>().Count(upload => upload.IsUnderWay && Session.Request.Item(upload.Item) is { Status: ItemStatus.Reserved });
        Errors =
        [
            checking > 0
                ? new("your-files", Words.Count("script.still-uploading", checking).ToString())
                : new("photos", Words.Of(LinkProblems.NothingToSend)),
        ];
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

    private string Said(Problem refusal) => refusal == PostedRefusals.Video
        ? Words.Plain("files.no-script", ("phone", PatientWords.Phone(Organisation)))
        : Words.Of(refusal);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var asked = await wanted.RunAsync(Session.Request, cancellation);
        Wanted = asked.What;
        Retake = Words.Now.OfRetake(asked.Retake);
        Rows = FileRow.Of(Session.Request, Words.Now);
        return Page();
    }
}
