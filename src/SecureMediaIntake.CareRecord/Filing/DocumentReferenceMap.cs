using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>An item as the record's DocumentReference (docs/design.md).</summary>
internal static class DocumentReferenceMap
{
    /// <summary>UK Core 2.2.0, a draft.</summary>
    private const string Profile = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-DocumentReference";

    /// <summary>Longest description in characters: record systems cut longer ones where it suits them.</summary>
    private const int MaxDescription = 200;

    public static DocumentReference Of(FilingEntry entry)
    {
        var order = entry.Order;
        return new()
        {
            Id = entry.DocumentId,
            Meta = new() { Profile = [Profile] },
            MasterIdentifier = new("urn:ietf:rfc:3986", entry.RenditionUrn),
            Identifier = [new(entry.Names.MediaItem, entry.ItemValue), new(entry.Names.MediaRequest, order.Request.Value)],
            Status = DocumentReferenceStatus.Current,
            DocStatus = CompositionStatus.Preliminary,
            Type = new() { Text = order.Kind == MediaKind.Photo ? "Clinical photograph" : "Clinical video" },
            Category = [new(entry.Names.MediaCategory, order.TakenBy is null ? "patient-submitted" : "staff-captured", "Clinical image")],
            Subject = new()
            {
                Reference = entry.PatientReference,
                Identifier = new(NhsIdentifiers.NhsNumber, order.Patient.NhsNumber),
            },
            Date = order.FiledAt,
            Author = [entry.Author()],
            Custodian = new() { Identifier = new(NhsIdentifiers.OdsCode, entry.Organisation.Code) },
            Description = Shorten(order.Wanted),
            SecurityLabel = [CodeSystems.Concept(CodeSystems.Confidentiality, "N")],
            Content =
            [
                new() { Attachment = AttachmentMap.Of(entry, order.Kept, order.KeptUrl) },
                new() { Attachment = AttachmentMap.Of(entry, order.Small, order.SmallUrl) },
            ],
            Context = ContextOf(entry),
            Extension = [MediaFactsMap.Of(entry)],
        };
    }

    private static DocumentReference.ContextComponent? ContextOf(FilingEntry entry) =>
        CaptureTimeMap.Of(entry.Order.Report.Facts?.CapturedAt, entry.Order.SealedAt) is { } captured
            ? new() { Period = new() { StartElement = captured, EndElement = (FhirDateTime)captured.DeepCopy() } }
            : null;

    private static string Shorten(string text)
    {
        if (text.Length <= MaxDescription)
        {
            return text;
        }

        // A cut inside a surrogate pair is no text at all, and no JSON.
        var end = char.IsHighSurrogate(text[MaxDescription - 1]) ? MaxDescription - 1 : MaxDescription;
        return text[..end];
    }
}
