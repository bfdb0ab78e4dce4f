using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary><see cref="INumberIndex"/> over <c>POST Patient/_search</c> by <c>phone</c> (R4, a search parameter of Patient).</summary>
internal sealed class FhirNumberIndex(CareRecordClients clients) : INumberIndex
{
    /// <summary>Most patients asked for: whether it is on five records or fifty changes nothing for whoever reads it.</summary>
    private const int PageSize = 20;

    public async Task<NumberFacts> ReadAsync(Organisation organisation, string mobile, PatientFacts patient, CancellationToken cancellation)
    {
        var client = clients.For(organisation, OperationId.New());
        var own = (await client.ReadAsync("Patient", patient.RecordId, cancellation)).Resource as Patient ?? throw Silent(organisation);
        var found = await client.SearchAsync(
            "Patient",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["phone"] = string.Join(',', NumberForms.Of(mobile)), ["_count"] = $"{PageSize}" },
            cancellation);

        return found.Resource is Bundle { Type: Bundle.BundleType.Searchset } bundle
            ? NumberMatch.Of(own, bundle.Entry.Select(entry => entry.Resource).OfType<Patient>(), mobile)
            : throw Silent(organisation);
    }

    private static UnavailableException Silent(Organisation organisation) =>
        new($"The care record of {organisation.Code} does not answer a question about a number.");
}
