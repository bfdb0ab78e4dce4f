using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>C20 and C22: who has seen this, and everything that was done in a request, or in all requests of its patient. The governance lead reads it too, without the media.</summary>
internal sealed class RequestActivityModel(ReadTrails trails, SignedIn signedIn, TimeProvider clock) : PageModel
{
    /// <summary>What <see cref="Of"/> says to widen it to all of the patient's requests.</summary>
    public const string OfPatient = "patient";

    private TrailTable? _table;

    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    public TrailTable Table => _table ?? throw new UnreachableException("The handler returns before the page is written.");

    /// <summary>The request that the address names.</summary>
    public TrailSheet Sheet => Table.Sheets[0];

    public PatientBar? Patient => Sheet.Patient is { } patient ? PatientBar.Of(patient, clock.GetUtcNow()) : null;

    public bool IsOfPatient => Of == OfPatient;

    public string Address => $"/clinic/requests/{Sheet.Request}/activity";

    public string Query => $"of={(IsOfPatient ? OfPatient : string.Empty)}&{DayFields.Query(From, Until)}";

    public IReadOnlyList<SeenRow> Seen => SeenRow.Of(Table.Sheets);

    [Does(ClinicAction.ReadTrail, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await ReadAsync(id, Reading.Read, cancellation) ?? Page();

    [Does(ClinicAction.ReadTrail, On.Request)]
    public async Task<IActionResult> OnGetCsvAsync(string? id, CancellationToken cancellation) =>
        await ReadAsync(id, Reading.Exported, cancellation) ?? Csv.File("activity.csv", TrailTable.Header, Table.Cells);

    private async Task<IActionResult?> ReadAsync(string? id, Reading reading, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return PlainPage.NotFound;
        }

        var days = DayFields.Read(From, Until);
        var read = IsOfPatient
            ? await trails.OfPatientAsync(signedIn.Clinician, request, days, reading, cancellation)
            : (await trails.OneAsync(signedIn.Clinician, request, days, reading, cancellation)).Then<TrailSheets>(one => new TrailSheets([one], IsCut: false));

        if (read is not Outcome<TrailSheets>.Ok(var sheets))
        {
            return PlainPage.NotFound;
        }

        _table = new(sheets.Sheets, sheets.IsCut, ShowsRequest: IsOfPatient);
        return null;
    }
}
