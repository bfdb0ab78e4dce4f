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

/// <summary>Whose they are, while a second person has not decided. They are hidden already: there is time to look it up.</summary>
internal sealed class RightPatientModel(ReadMisfile misfiles, NameRightPatient name, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private OpenedMisfile? _misfile;

    public OpenedMisfile Misfile => _misfile ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Misfile.Patient, clock.GetUtcNow());

    /// <summary>Whom somebody named before.</summary>
    public PatientBar? Named => Misfile.Sheet.Target is { } target ? PatientBar.Of(target, clock.GetUtcNow()) : null;

    public string RequestAddress => $"/clinic/requests/{Misfile.Request}";

    [BindProperty]
    public string? NhsNumber { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Month { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [Does(ClinicAction.Erase, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? misfile, CancellationToken cancellation) =>
        await OpenAsync(id, misfile, cancellation) ?? (Misfile.Sheet.Misfile.Decision is null ? Page() : Redirect(RequestAddress));

    [Does(ClinicAction.Erase, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (await OpenAsync(id, misfile, cancellation) is { } other)
        {
            return other;
        }

        var birthDate = TypedDate.Read(Day, Month, Year);

        return NameRightPatient.Problems(NhsNumber, birthDate).ToList() is { Count: > 0 } problems
            ? Again(problems, FieldOf)
            : Lead(
                await name.RunAsync(signedIn.Clinician, Misfile.Request, Misfile.Sheet.Misfile.Id, NhsNumber, birthDate, cancellation),
                _ => RequestAddress,
                FieldOf);
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await misfiles.RunAsync(signedIn.Clinician, ClinicAction.Erase, request, misfile, cancellation) is not Outcome<OpenedMisfile>.Ok(var opened))
        {
            return PlainPage.NotFound;
        }

        _misfile = opened;
        return null;
    }

    private static string FieldOf(Problem problem) => problem == RequestProblems.BirthDateIsMissing ? "birth-date" : "nhs-number";
}
