using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Repair;

/// <summary>The second person reads why, and whose they are said to be, and decides. They see no picture: nobody does until it is decided.</summary>
internal sealed class SecondPersonModel(ReadMisfile misfiles, DecideMisfile decide, SignedIn signedIn, TimeProvider clock)
    : MisfilePage(misfiles, signedIn, clock)
{
    public MisfileSheet Sheet => Misfile.Sheet;

    public string Address => $"/clinic/requests/{Misfile.Request}/wrong-patient/{Sheet.Misfile.Id}";

    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>Of the right patient whom the page showed.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? misfile, CancellationToken cancellation) =>
        await OpenAsync(ClinicAction.AgreeAsSecond, id, misfile, cancellation) ?? Page();

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (await OpenAsync(ClinicAction.AgreeAsSecond, id, misfile, cancellation) is { } other)
        {
            return other;
        }

        var decision = Enum.TryParse<MisfileDecision>(Decision, out var chosen) ? chosen : (MisfileDecision?)null;
        return Lead(
            await decide.RunAsync(SignedIn.Clinician, Misfile.Request, Sheet.Misfile.Id, decision, Stamp, cancellation), _ => Address, _ => "decision");
    }
}
