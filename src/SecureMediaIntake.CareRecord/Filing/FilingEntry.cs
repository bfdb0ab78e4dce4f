using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>One filing with all that its resources need: the order, where it goes, whom it is about now, and its ids.</summary>
/// <param name="PatientId">Logical id of the patient, after merges.</param>
/// <param name="PipelineVersion">Version of this program, for the device that assembled the entry.</param>
internal sealed record FilingEntry(Organisation Organisation, FilingOrder Order, string PatientId, string PipelineVersion)
{
    public RecordNames Names { get; } = new(Organisation.RecordIdentifierBase);

    public string DocumentId => IdOf("DocumentReference", Order.Item.Value);

    public string ProvenanceId => IdOf("Provenance", Order.Item.Value);

    public string AuditEventId => IdOf("AuditEvent", Order.Item.Value);

    /// <summary>Names these very bytes of this item: other bytes, other name. The blob's name would say where they are kept.</summary>
    public string RenditionUrn => $"urn:uuid:{IdOf("Rendition", $"{Order.Item}|{Order.Kept.Sha256}")}";

    /// <summary>The item and its generation, by which the record's search finds the entry.</summary>
    public string ItemValue => $"{Order.Item}.{Order.Generation}";

    public string PatientReference => $"Patient/{PatientId}";

    /// <summary>Who pressed the shutter.</summary>
    public ResourceReference Author() => Order.TakenBy is { } staff
        ? new() { Type = "PractitionerRole", Identifier = new(Names.Staff, staff) }
        : new(PatientReference);

    public string DocumentReference => $"DocumentReference/{DocumentId}";

    public override string ToString() => "filing entry";

    private string IdOf(string type, string about) =>
        RecordIds.Of(Organisation.RecordIdentifierBase, type, Organisation.Code, about, Order.Generation);
}
