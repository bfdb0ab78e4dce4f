using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Repair;

/// <summary>Whose they are, while a second person has not decided. They are hidden already: there is time to look it up.</summary>
internal sealed class RightPatientModel(ReadMisfile misfiles, NameRightPatient name, SignedIn signedIn, TimeProvider clock)
    : MisfilePage(misfiles, signedIn, clock)
{
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
        await OpenAsync(ClinicAction.Erase, id, misfile, cancellation) ?? (Misfile.Sheet.Misfile.Decision is null ? Page() : Redirect(RequestAddress));

    [Does(ClinicAction.Erase, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? misfile, CancellationToken cancellation)
    {
        if (await OpenAsync(ClinicAction.Erase, id, misfile, cancellation) is { } other)
        {
            return other;
        }

        var birthDate = TypedDate.Read(Day, Month, Year);

        return RequestFormRules.PatientProblems(NhsNumber, birthDate).ToList() is { Count: > 0 } problems
            ? Again(problems, FieldOf)
            : Lead(
                await name.RunAsync(SignedIn.Clinician, Misfile.Request, Misfile.Sheet.Misfile.Id, NhsNumber, birthDate, cancellation),
                _ => RequestAddress,
                FieldOf);
    }

    private static string FieldOf(Problem problem) => problem == RequestProblems.BirthDateIsMissing ? "birth-date" : "nhs-number";
}
