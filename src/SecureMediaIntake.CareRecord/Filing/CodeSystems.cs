using Hl7.Fhir.Model;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Code systems of HL7 that our resources use (terminology.hl7.org), and how one coding becomes a concept.</summary>
internal static class CodeSystems
{
    public const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    public const string DataOperation = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

    public const string ActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    public const string ParticipantType = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    public const string Lifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

    public const string AuditEntityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    public const string ObjectRole = "http://terminology.hl7.org/CodeSystem/object-role";

    public static CodeableConcept Concept(string system, string code) => new(system, code);
}
