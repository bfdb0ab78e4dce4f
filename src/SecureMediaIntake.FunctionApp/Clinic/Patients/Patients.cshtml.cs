using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic.Patients;

/// <summary>
/// C3: find a patient, see their requests, open those of others in an emergency. The patient's page is the answer to a form and has no address: one that named a patient
/// would stand in the history of every browser, and in logs.
/// </summary>
internal sealed class PatientsModel(
    FindPatient find, ReadPatient read, OpenInEmergency open, PatientReference references, SignedIn signedIn, TimeProvider clock) : FormPage
{
    /// <summary>What the pressed button wants.</summary>
    public const string StepFind = "find";
    public const string StepEmergency = "emergency";

    [BindProperty]
    public string? NhsNumber { get; set; }

    [BindProperty]
    public string? Family { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Month { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The patient whom the page showed.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string Step { get; set; } = StepFind;

    /// <summary>The patient who was found, or null on the page that asks for one.</summary>
    public PatientSheet? Sheet { get; private set; }

    public PatientBar? Patient => Sheet is { } sheet ? PatientBar.Of(sheet.Patient, Now) : null;

    public string Organisation => signedIn.Organisation.Name;

    public DateTimeOffset Now => clock.GetUtcNow();

    [Does(ClinicAction.FindPatient, On.Organisation)]
    public IActionResult OnGet() => Page();

    [Does(ClinicAction.FindPatient, On.Organisation)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            return Step == StepEmergency ? await OpenAsync(cancellation) : await FindAsync(cancellation);
        }
        catch (UnavailableException)
        {
            return Again([ProblemAnswers.TryAgain], _ => "find");
        }
    }

    private Task<IActionResult> FindAsync(CancellationToken cancellation)
    {
        var query = new PatientQuery(NhsNumber, Family, TypedDate.Read(Day, Month, Year));
        return FindPatient.Problems(query).ToList() is { Count: > 0 } problems
            ? Task.FromResult(Again(problems, FieldOf))
            : ShowAsync(query, cancellation);
    }

    private async Task<IActionResult> OpenAsync(CancellationToken cancellation)
    {
        if (references.Read(Reference, signedIn.Clinician) is not { } number)
        {
            return Again([PatientProblems.ReferenceEnded], _ => "nhs-number");
        }

        var query = new PatientQuery(number, null, null);

        if (await find.RunAsync(signedIn.Clinician, query, cancellation) is not Outcome<PatientFacts>.Ok(var patient))
        {
            return Again([PatientProblems.NotFound], FieldOf);
        }

        if (await open.RunAsync(signedIn.Clinician, patient, Reason, cancellation) is Outcome<RequestId>.Refused(var problem))
        {
            await ReadAsync(patient, cancellation);
            return Again([problem], _ => "reason");
        }

        await ReadAsync(patient, cancellation);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(PatientQuery query, CancellationToken cancellation)
    {
        switch (await find.RunAsync(signedIn.Clinician, query, cancellation))
        {
            case Outcome<PatientFacts>.Ok(var patient):
                await ReadAsync(patient, cancellation);
                return Page();

            case Outcome<PatientFacts>.Refused(var problem):
                return Again([problem], FieldOf);

            default:
                throw new UnreachableException();
        }
    }

    private async Task ReadAsync(PatientFacts patient, CancellationToken cancellation)
    {
        Sheet = await read.RunAsync(signedIn.Clinician, patient, cancellation);
        Reference = references.Of(patient, signedIn.Clinician);
    }

    private string FieldOf(Problem problem) => problem switch
    {
        _ when problem == RequestProblems.BirthDateIsMissing => "birth-date-day",
        _ when problem == PatientProblems.SeveralFound => "family",
        _ when problem == PatientProblems.NotFound && string.IsNullOrWhiteSpace(NhsNumber) => "family",
        _ => "nhs-number",
    };
}
