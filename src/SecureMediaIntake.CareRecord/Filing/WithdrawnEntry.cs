using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>An entry of the wrong patient, as it is left in their record: that there was one and that it was wrong, and nothing of what it showed.</summary>
internal sealed record WithdrawnEntry(Organisation Organisation, WithdrawalOrder Order, string PipelineVersion)
{
    private const string Title = "Entered in error";

    public string DocumentId => IdOf("DocumentReference", Order.Item.Value);

    /// <summary>Another one than that of the filing, which stays.</summary>
    public string ProvenanceId => IdOf("Provenance", $"{Order.Item}|withdrawn");

    public static bool IsWithdrawn(DocumentReference document) => document.Status is DocumentReferenceStatus.EnteredInError;

    /// <summary>Whether it is still under the patient under whom it was filed; else somebody corrected it in their own way.</summary>
    public bool IsOfPatient(DocumentReference document) =>
        document.Subject?.Identifier is { System: NhsIdentifiers.NhsNumber } number && number.Value == Order.Patient.NhsNumber;

    /// <summary>
    /// Addresses, hashes, times, description and facts go: they are somebody else's. Its identifiers stay, by which it is found, and whatever the record added.
    /// </summary>
    public static DocumentReference Of(DocumentReference document)
    {
        var withdrawn = (DocumentReference)document.DeepCopy();
        withdrawn.Status = DocumentReferenceStatus.EnteredInError;
        withdrawn.DocStatus = CompositionStatus.EnteredInError;
        withdrawn.Description = null;
        withdrawn.Context = null;
        withdrawn.Extension = [];

        // R4 wants content, and wants an attachment in it: one that leads nowhere.
        withdrawn.Content = [new() { Attachment = new() { Title = Title } }];
        return withdrawn;
    }

    public Provenance Provenance() => new()
    {
        Id = ProvenanceId,
        Contained = [PipelineDevice.Of(PipelineVersion)],
        Target = [new($"DocumentReference/{DocumentId}")],
        Recorded = Order.At,
        Activity = CodeSystems.Concept(CodeSystems.DataOperation, "NULLIFY"),
        Reason = [new() { Text = Order.Because is WithdrawalReason.Erased ? "Erased by the organisation" : "Not of this patient" }],
        Agent =
        [
            new() { Type = CodeSystems.Concept(CodeSystems.ParticipantType, "assembler"), Who = PipelineDevice.Reference() },
            new()
            {
                Type = CodeSystems.Concept(CodeSystems.ParticipantType, "custodian"),
                Who = new() { Identifier = new(NhsIdentifiers.OdsCode, Organisation.Code) },
            },
        ],
    };

    public override string ToString() => "withdrawn entry";

    private string IdOf(string type, string about) => RecordIds.Of(Organisation.RecordIdentifierBase, type, Organisation.Code, about, Order.Generation);
}
