using SecureMediaIntake.CareRecord;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Each organisation's care record: says it that it is FHIR R4?</summary>
internal sealed class RecordsCheck(CareRecordHealth records, OrganisationDirectory organisations) : ICheck
{
    public string Name => "records";

    public string Looks => "that each care record says what it is (FHIR R4 CapabilityStatement)";

    public string IfSilent => "Look at Organisations__…__FhirBaseUri.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var silent = await records.UnreachableAsync(cancellation);
        return
        [
            .. organisations.All.Select(one => silent.Contains(one.Code)
                ? Finding.Fault(
                    one.Code,
                    "Its care record gives no R4 CapabilityStatement.",
                    $"Open {one.FhirBaseUri.ToString().TrimEnd('/')}/metadata from this network. Is Organisations__…__FhirBaseUri right, the server up, its certificate trusted? Media wait meanwhile, for 72 hours.")
                : Finding.Good(one.Code)),
        ];
    }
}
