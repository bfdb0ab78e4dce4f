using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>What a Patient resource says about being the one that is meant.</summary>
internal static class PatientRules
{
    /// <summary>Form of birth dates: only a whole date can be the same as a whole date.</summary>
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>R4: without the element, a record is assumed to be in use.</summary>
    public static bool IsActive(Patient patient) => patient.Active ?? true;

    public static bool HasNumber(Patient patient, string nhsNumber) => patient.Identifier.Any(identifier =>
        identifier.System == NhsIdentifiers.NhsNumber
        && identifier.Value == nhsNumber
        && identifier.Use is not Identifier.IdentifierUse.Old);

    public static bool IsReplaced(Patient patient) => patient.Link.Any(link => link.Type is Patient.LinkType.ReplacedBy);

    /// <summary>A date of death says it as clearly as the word yes.</summary>
    public static bool HasDied(Patient patient) => patient.Deceased switch
    {
        null => false,
        FhirBoolean died => died.Value ?? false,
        _ => true,
    };

    public static bool WasBornOn(Patient patient, DateOnly date) => patient.BirthDate == date.ToString(DateForm, null);

    /// <returns>The facts; null when the record gives no family name, so that nobody could confirm who this is.</returns>
    public static PatientFacts? Facts(Patient patient, NhsNumber number, DateOnly birthDate) =>
        BestName(patient) is { Family: { } family } name && patient.Id is { } id
            ? new(number.Value, family, string.Join(' ', name.Given), birthDate, id, patient.Meta?.VersionId)
            : null;

    private static HumanName? BestName(Patient patient) => patient.Name
        .Where(name => !string.IsNullOrWhiteSpace(name.Family) && name.Use is not (HumanName.NameUse.Old or HumanName.NameUse.Maiden))
        .OrderBy(name => name.Use switch
        {
            HumanName.NameUse.Official => 0,
            HumanName.NameUse.Usual => 1,
            _ => 2,
        })
        .FirstOrDefault();
}
