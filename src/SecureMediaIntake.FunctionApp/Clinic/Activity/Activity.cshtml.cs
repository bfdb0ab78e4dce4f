using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>C22: what one did oneself; for a governance lead, what anybody of the organisation did.</summary>
internal sealed class ActivityModel(ReadActivity activity, SignedIn signedIn) : PageModel
{
    /// <summary>Whose, as <see cref="ValueOf"/> writes it; empty for one's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    public IReadOnlyList<DirectoryPerson> Choices { get; private set; } = [];

    public TrailTable Table { get; private set; } = new([], false, true);

    public string Whose => Choices.FirstOrDefault(person => ValueOf(person.Id) == Person)?.Name ?? signedIn.Clinician.Name;

    public string Query => $"person={Uri.EscapeDataString(Person ?? string.Empty)}&{DayFields.Query(From, Until)}";

    [Does(ClinicAction.ReadActivity, On.Organisation)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(Reading.Read, cancellation) ?? Page();

    [Does(ClinicAction.ReadActivity, On.Organisation)]
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation) =>
        await ReadAsync(Reading.Exported, cancellation) ?? Csv.File("activity.csv", TrailTable.Header, Table.Cells);

    public static string ValueOf(PersonId person) => $"{person.Tenant:N}:{person.Object:N}";

    private async Task<IActionResult?> ReadAsync(Reading reading, CancellationToken cancellation)
    {
        Choices = await activity.ChoicesAsync(signedIn.Clinician, cancellation);

        if (!TryPerson(out var person)
            || await activity.RunAsync(signedIn.Clinician, person, DayFields.Read(From, Until), reading, cancellation) is not Outcome<TrailSheets>.Ok(var sheets))
        {
            return PlainPage.NotFound;
        }

        Table = new(sheets.Sheets, sheets.IsCut, ShowsRequest: true);
        return null;
    }

    private bool TryPerson(out PersonId? person)
    {
        person = Person?.Split(':') is [var tenant, var id] && Guid.TryParseExact(tenant, "N", out var t) && Guid.TryParseExact(id, "N", out var o) ? new(t, o) : null;
        return person is not null || string.IsNullOrEmpty(Person);
    }
}
