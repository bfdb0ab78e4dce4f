using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Requests;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Where an entry comes from, bound to its bytes by SHA-256 (docs/design.md).</summary>
internal static class ProvenanceMap
{
    public static Provenance Of(FilingEntry entry) => new()
    {
        Id = entry.ProvenanceId,
        Contained = [PipelineDevice.Of(entry.PipelineVersion)],
        Extension = [new(entry.Names.SanitisingCertificate, new Base64Binary(SanitisingCertificate.Of(entry.Order.Report)))],
        Target = [new(entry.DocumentReference)],
        Occurred = CaptureTimeMap.Of(entry.Order.Report.Facts?.CapturedAt, entry.Order.SealedAt),
        Recorded = entry.Order.FiledAt,
        Activity = CodeSystems.Concept(CodeSystems.DataOperation, "CREATE"),
        Agent =
        [
            Agent("author", entry.Author()),
            Agent("assembler", PipelineDevice.Reference()),
            Agent("custodian", new() { Identifier = new(NhsIdentifiers.OdsCode, entry.Organisation.Code) }),
        ],
        Entity =
        [
            Entity(Provenance.ProvenanceEntityRole.Source, entry.Names.OriginalSha256, entry.Order.OriginalSha256),
            Entity(Provenance.ProvenanceEntityRole.Derivation, entry.Names.RenditionSha256, entry.Order.Kept.Sha256),
        ],
    };

    private static Provenance.AgentComponent Agent(string type, ResourceReference who) =>
        new() { Type = CodeSystems.Concept(CodeSystems.ParticipantType, type), Who = who };

    private static Provenance.EntityComponent Entity(Provenance.ProvenanceEntityRole role, string system, string sha256) =>
        new() { Role = role, What = new() { Identifier = new(system, sha256) } };
}
