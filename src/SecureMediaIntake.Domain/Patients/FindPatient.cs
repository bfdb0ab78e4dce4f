using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Patients;

/// <summary>How somebody looks for a patient, as typed: a number, or a family name with a date of birth.</summary>
public sealed record PatientQuery(string? NhsNumber, string? Family, DateOnly? BirthDate)
{
    public override string ToString() => "patient query";
}

/// <summary>C3. Finds whom somebody means in their organisation's care record.</summary>
public sealed class FindPatient(IPatientSearch search, OrganisationDirectory organisations)
{
    /// <summary>Longest family name that is looked for, in characters.</summary>
    private const int MaxFamily = 100;

    /// <exception cref="UnavailableException">The care record does not answer.</exception>
    public async Task<Outcome<PatientFacts>> RunAsync(Clinician clinician, PatientQuery query, CancellationToken cancellation)
    {
        if (Problems(query).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        var organisation = organisations.ByCode(clinician.Organisation);
        return NhsNumber.TryParse(query.NhsNumber) is { } number
            ? await search.ByNumberAsync(organisation, number, cancellation)
            : await search.ByNameAsync(organisation, query.Family!.Trim(), query.BirthDate!.Value, cancellation);
    }

    /// <summary>Every problem, in the order of the page's fields. A number that was typed counts before a name.</summary>
    public static IEnumerable<Problem> Problems(PatientQuery query) => query switch
    {
        { NhsNumber: { } number } when !string.IsNullOrWhiteSpace(number) =>
            RequestFormRules.PatientProblems(number, DateOnly.MinValue),
        _ when string.IsNullOrWhiteSpace(query.Family) || query.Family.Trim().Length > MaxFamily => [PatientProblems.NothingTyped],
        { BirthDate: null } => [RequestProblems.BirthDateIsMissing],
        _ => [],
    };
}
