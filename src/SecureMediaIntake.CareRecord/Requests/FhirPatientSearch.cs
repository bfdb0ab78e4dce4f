using System.Globalization;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary><see cref="IPatientSearch"/> over <c>POST Patient/_search</c> by <c>identifier</c>, or by <c>family</c> and <c>birthdate</c> (R4, search parameters of Patient).</summary>
internal sealed class FhirPatientSearch(CareRecordClients clients) : IPatientSearch
{
    /// <summary>Most patients asked for: one is right, the others are old copies, or people whose names only begin alike.</summary>
    private const int PageSize = 50;

    public async Task<Outcome<PatientFacts>> ByNumberAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation) =>
        Choose(
            await SearchAsync(organisation, new() { ["identifier"] = $"{NhsIdentifiers.NhsNumber}|{number.Value}" }, cancellation),
            patient => PatientRules.HasNumber(patient, number.Value),
            RequestProblems.TwoPatients);

    public async Task<Outcome<PatientFacts>> ByNameAsync(Organisation organisation, string family, DateOnly birthDate, CancellationToken cancellation) =>
        Choose(
            await SearchAsync(organisation, new() { ["family"] = Escaped(family), ["birthdate"] = birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, cancellation),

            // A server finds names that begin so, and many write accents apart: one letter and a date would be enough to find anybody.
            patient => PatientRules.WasBornOn(patient, birthDate) && patient.Name.Any(name => IsSame(name.Family, family)),
            PatientProblems.SeveralFound);

    /// <param name="several">What more than one means.</param>
    private static Outcome<PatientFacts> Choose((IReadOnlyList<Patient> Patients, bool IsCut) found, Func<Patient, bool> isMeant, Problem several) =>
        found.Patients.Where(patient => isMeant(patient) && PatientRules.IsActive(patient) && !PatientRules.IsReplaced(patient)).ToList() switch
        {
            _ when found.IsCut => several,
            [] => PatientProblems.NotFound,
            [var one] => FactsOf(one) is { } facts ? facts : PatientProblems.NotFound,
            _ => several,
        };

    /// <returns>Null for a record without a number, a whole date of birth or a name: nobody could confirm who this is.</returns>
    private static PatientFacts? FactsOf(Patient patient) =>
        patient.Identifier.Where(identifier => identifier is { System: NhsIdentifiers.NhsNumber, Value: { } value } && PatientRules.HasNumber(patient, value))
            .Select(identifier => NhsNumber.TryParse(identifier.Value)).OfType<NhsNumber>().FirstOrDefault() is { } number
        && DateOnly.TryParseExact(patient.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            ? PatientRules.Facts(patient, number, born)
            : null;

    private static bool IsSame(string? one, string other) => string.Compare(
        one, other.Trim(), CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    /// <summary>R4, 3.1.1.3: comma, dollar and bar part values in a search, a backslash takes that from them.</summary>
    private static string Escaped(string text) => string.Concat(text.Trim().Select(c => c is '\\' or ',' or '$' or '|' ? $"\\{c}" : c.ToString()));

    private async Task<(IReadOnlyList<Patient> Patients, bool IsCut)> SearchAsync(
        Organisation organisation, Dictionary<string, string> terms, CancellationToken cancellation)
    {
        terms["_count"] = PageSize.ToString(CultureInfo.InvariantCulture);
        var answer = await clients.For(organisation, OperationId.New()).SearchAsync("Patient", terms, cancellation);

        return answer.Resource is Bundle { Type: Bundle.BundleType.Searchset } found
            ? ([.. found.Entry.Select(entry => entry.Resource).OfType<Patient>()], found.NextLink is not null)
            : throw new UnavailableException($"The care record of {organisation.Code} does not answer a search for a patient.");
    }
}
