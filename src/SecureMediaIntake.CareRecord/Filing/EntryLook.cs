using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>What the record holds under an entry's ids. The only ground on which anything is written, or said to be filed.</summary>
internal abstract record EntryLook
{
    private EntryLook()
    {
        // Closed: the three below are all there is.
    }

    /// <param name="wrote">Whether we wrote just now: then other content is the record's own doing, not somebody's correction.</param>
    public static async Task<EntryLook> AtAsync(CareRecordClient client, FilingEntry entry, bool wrote, CancellationToken cancellation)
    {
        var document = await client.ReadAsync("DocumentReference", entry.DocumentId, cancellation);
        var provenance = await client.ReadAsync("Provenance", entry.ProvenanceId, cancellation);
        return Judge(entry, document, provenance, wrote);
    }

    internal static EntryLook Judge(FilingEntry entry, RecordAnswer document, RecordAnswer provenance, bool wrote)
    {
        if (document.Kind is AnswerKind.Refused || provenance.Kind is AnswerKind.Refused)
        {
            return new Corrected(FilingProblems.RefusedByRecord);
        }

        if (document.Kind is AnswerKind.Removed || provenance.Kind is AnswerKind.Removed)
        {
            return new Corrected(FilingProblems.RemovedInRecord);
        }

        if (document.Resource is DocumentReference { Status: not DocumentReferenceStatus.Current })
        {
            return new Corrected(FilingProblems.CorrectedInRecord);
        }

        if (!IsOurs(entry, document.Resource, provenance.Resource))
        {
            return new Corrected(wrote ? FilingProblems.ReadBackDiffers : FilingProblems.CorrectedInRecord);
        }

        List<Resource> missing = [];
        if (document.Resource is null)
        {
            missing.Add(DocumentReferenceMap.Of(entry));
        }

        if (provenance.Resource is null)
        {
            missing.Add(ProvenanceMap.Of(entry));
        }

        return missing is [] ? new Whole(document.Resource!.Meta?.VersionId) : new Lacking(missing);
    }

    /// <summary>The entry may have been written before the record merged its patient: then it names the one that was matched.</summary>
    private static bool IsOurs(FilingEntry entry, Resource? document, Resource? provenance) =>
        IsOursFor(entry, document, provenance)
        || (entry.PatientId != entry.Order.Patient.RecordId
            && IsOursFor(entry with { PatientId = entry.Order.Patient.RecordId }, document, provenance));

    private static bool IsOursFor(FilingEntry entry, Resource? document, Resource? provenance) =>
        (document is null || (document is DocumentReference d && OurElements.AreIn(DocumentReferenceMap.Of(entry), d)))
        && (provenance is null || (provenance is Provenance p && OurElements.AreIn(ProvenanceMap.Of(entry), p)));

    /// <summary>Both are there and say what we say.</summary>
    internal sealed record Whole(string? Version) : EntryLook;

    /// <summary>Neither is there, or only one.</summary>
    internal sealed record Lacking(IReadOnlyList<Resource> Missing) : EntryLook;

    /// <summary>Not to be written: somebody, or the record itself, has another opinion.</summary>
    internal sealed record Corrected(Problem Problem) : EntryLook;
}
