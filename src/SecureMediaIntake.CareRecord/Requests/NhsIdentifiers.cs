namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>Identifier systems of the NHS in England and Wales (docs/design.md).</summary>
internal static class NhsIdentifiers
{
    public const string NhsNumber = "https://fhir.nhs.uk/Id/nhs-number";

    public const string OdsCode = "https://fhir.nhs.uk/Id/ods-organization-code";
}
