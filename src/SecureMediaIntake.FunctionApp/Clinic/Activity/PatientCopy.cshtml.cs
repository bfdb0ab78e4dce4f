using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Patient;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>What the patient may take home: their ledger in their language, to be printed or saved. Roles and no names; no patient's name either, as it may lie about.</summary>
internal sealed class PatientCopyModel(MakePatientCopy copy, Catalogues catalogues, OrganisationDirectory organisations, SignedIn signedIn, TimeProvider clock) : PageModel
{
    private PatientCopySheet? _sheet;

    public PatientCopySheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public string Address => $"/clinic/requests/{Sheet.Request.Id}/activity";

    public Languages.Words Words => new(catalogues.Find(Sheet.Request.Head.Language) ?? catalogues.English);

    public IReadOnlyList<LedgerFile> Files
    {
        get
        {
            var (request, now) = (Sheet.Request, clock.GetUtcNow());
            var spent = request.All<UploadLink>().MaxBy(link => link.Number)?.SpentAt(now, request.AnyReceived());
            return [.. request.Items().Where(item => item.WasReceived).Select(item => LedgerFile.Of(item, spent, Words))];
        }
    }

    public IReadOnlyList<(string When, string Who, string Why)> Looks =>
    [
        .. Sheet.Looks.Select(look => (
            Words.Plain("ledger.when", ("date", Words.FullDate(UkTime.DayOf(look.At))), ("time", Words.Time(UkTime.TimeOf(look.At)))),
            Words.Plain(
                look.By == LookedAs.System ? "ledger.system" : "ledger.clinician", ("organisation", organisations.ByCode(Sheet.Request.Head.Organisation).PublicName)),
            Words.Plain("ledger.to-treat"))),
    ];

    [Does(ClinicAction.ReadTrail, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await ReadAsync(id, cancellation) ?? Page();

    [Does(ClinicAction.ReadTrail, On.Request)]
    public async Task<IActionResult> OnGetCsvAsync(string? id, CancellationToken cancellation) => await ReadAsync(id, cancellation)
        ?? Csv.File(
            "who-has-looked.csv",
            [Words.Plain("ledger.date"), Words.Plain("ledger.who"), Words.Plain("ledger.why")],
            Looks.Select(look => (IReadOnlyList<string?>)[look.When, look.Who, look.Why]));

    private async Task<IActionResult?> ReadAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await copy.RunAsync(signedIn.Clinician, request, cancellation) is not Outcome<PatientCopySheet>.Ok(var sheet))
        {
            return PlainPage.NotFound;
        }

        _sheet = sheet;
        return null;
    }
}
