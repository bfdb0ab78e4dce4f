using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary><see cref="IPatientIndex"/> over <c>POST Patient/_search</c>.</summary>
internal sealed class FhirPatientIndex(CareRecordClients clients) : IPatientIndex
{
    /// <summary>Most patients asked for: one is right, a few are old or merged copies.</summary>
    private const int PageSize = 20;

    public async Task<Outcome<PatientFacts>> FindAsync(
        Organisation organisation, NhsNumber number, DateOnly birthDate, CancellationToken cancellation)
    {
        var client = clients.For(organisation, OperationId.New());
        var answer = await client.SearchAsync(
            "Patient",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["identifier"] = $"{NhsIdentifiers.NhsNumber}|{number.Value}",
                ["_count"] = $"{PageSize}",
            },
            cancellation);

        if (answer.Resource is not Bundle { Type: Bundle.BundleType.Searchset } found)
        {
            // A refused search is a fault between the two systems; saying "no patient" would be a lie about a person.
            throw new UnavailableException($"The care record of {organisation.Code} does not answer a search for a patient.");
        }

        // More pages: more people with one number than anybody can tell apart.
        return found.NextLink is null
            ? PatientMatch.Choose(found.Entry.Select(entry => entry.Resource).OfType<Patient>(), number, birthDate)
            : RequestProblems.TwoPatients;
    }
}
