using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>The second person reads why, and whose they are said to be, and decides. They see no picture: nobody does until it is decided.</summary>
internal sealed class SecondPersonModel(ReadMisfile misfiles, DecideMisfile decide, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private OpenedMisfile? _misfile;

    public OpenedMisfile Misfile => _misfile ?? throw new UnreachableException("The handler returns before the page is written.");

    public MisfileSheet Sheet => Misfile.Sheet;

    public DateTimeOffset Now => clock.GetUtcNow();

    public PatientBar Patient => PatientBar.Of(Misfile.Patient, Now);

    public PatientBar? Target => Sheet.Target is { } target ? PatientBar.Of(target, Now) : null;

    public string Address => $"/clinic/requests/{Misfile.Request}/wrong-patient/{Sheet.Misfile.Id}";

    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>Of the right patient whom the page showed.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? misfile, CancellationToken cancellation) =>
        await OpenAsync(id, misfile, cancellation) ?? Page();

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (await OpenAsync(id, misfile, cancellation) is { } other)
        {
            return other;
        }

        var decision = Enum.TryParse<MisfileDecision>(Decision, out var chosen) ? chosen : (MisfileDecision?)null;
        return Lead(
            await decide.RunAsync(signedIn.Clinician, Misfile.Request, Sheet.Misfile.Id, decision, Stamp, cancellation), _ => Address, _ => "decision");
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await misfiles.RunAsync(signedIn.Clinician, ClinicAction.AgreeAsSecond, request, misfile, cancellation) is not Outcome<OpenedMisfile>.Ok(var opened))
        {
            return PlainPage.NotFound;
        }

        _misfile = opened;
        return null;
    }
}
