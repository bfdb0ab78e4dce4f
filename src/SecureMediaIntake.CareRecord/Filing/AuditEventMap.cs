using Hl7.Fhir.Model;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>That something was received and made into an entry, for whoever watches over the record (docs/design.md).</summary>
internal static class AuditEventMap
{
    public static AuditEvent Of(FilingEntry entry) => new()
    {
        Id = entry.AuditEventId,
        // R4 gives the resource no identifier: only a tag makes it findable by ours.
        Meta = new() { Tag = [new(entry.Names.MediaItem, entry.ItemValue)] },
        Contained = [PipelineDevice.Of(entry.PipelineVersion)],
        Type = new(CodeSystems.Lifecycle, "receive"),
        Subtype = [new(CodeSystems.Lifecycle, "transform")],
        Action = AuditEvent.AuditEventAction.C,
        Recorded = entry.Order.FiledAt,
        Outcome = AuditEvent.AuditEventOutcome.N0,
        PurposeOfEvent = [CodeSystems.Concept(CodeSystems.ActReason, "TREAT")],
        Agent =
        [
            new() { Who = entry.Author(), Requestor = true },
            new() { Who = PipelineDevice.Reference(), Requestor = false },
        ],
        Source = new() { Observer = PipelineDevice.Reference() },
        Entity =
        [
            Entity(entry.DocumentReference, type: "2", role: "3"),
            Entity(entry.PatientReference, type: "1", role: "1"),
        ],
    };

    /// <param name="type">1 person, 2 system object.</param>
    /// <param name="role">1 patient, 3 report.</param>
    private static AuditEvent.EntityComponent Entity(string what, string type, string role) => new()
    {
        What = new(what),
        Type = new(CodeSystems.AuditEntityType, type),
        Role = new(CodeSystems.ObjectRole, role),
    };
}
