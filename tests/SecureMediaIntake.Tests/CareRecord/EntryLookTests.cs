using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.CareRecord.Http;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>What is found under an entry's ids decides whether anything is written.</summary>
public sealed class EntryLookTests
{
    private static readonly RecordAnswer Missing = new(AnswerKind.Missing, null);

    private readonly FilingEntry _entry = Orders.Entry(Orders.Photo());

    [Fact]
    public void Nothing_there_lacks_both() =>
        Assert.Equal(["DocumentReference", "Provenance"], Lacking(Missing, Missing));

    [Fact]
    public void Half_there_lacks_the_other_half()
    {
        Assert.Equal(["Provenance"], Lacking(Found(DocumentReferenceMap.Of(_entry)), Missing));
        Assert.Equal(["DocumentReference"], Lacking(Missing, Found(ProvenanceMap.Of(_entry))));
    }

    [Fact]
    public void Both_there_is_whole_with_its_version()
    {
        var document = DocumentReferenceMap.Of(_entry);
        document.Meta!.VersionId = "4";

        Assert.Equal("4", Assert.IsType<EntryLook.Whole>(Judge(document, ProvenanceMap.Of(_entry))).Version);
    }

    [Fact]
    public void What_another_attempt_said_of_its_own_time_is_no_correction()
    {
        var later = Orders.Entry(Orders.Photo() with { FiledAt = Orders.Photo().FiledAt.AddHours(3), Of = 2, Ordinal = 1, PatientPressedSend = false })
            with { PipelineVersion = "9.9.9" };

        Assert.IsType<EntryLook.Whole>(Judge(DocumentReferenceMap.Of(later), ProvenanceMap.Of(later)));
    }

    [Fact]
    public void What_a_server_adds_of_its_own_is_no_correction()
    {
        var document = DocumentReferenceMap.Of(_entry);
        document.Extension.Add(new("https://platform.example/added", new FhirString("by the platform")));
        document.Meta!.Security = [new("https://platform.example/label", "N")];
        document.Meta.LastUpdated = DateTimeOffset.UnixEpoch;
        document.Subject!.Display = "somebody";
        document.Text = new() { Status = Narrative.NarrativeStatus.Generated, Div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Photo</div>" };

        Assert.IsType<EntryLook.Whole>(Judge(document, ProvenanceMap.Of(_entry)));
    }

    public static TheoryData<string, Action<DocumentReference>> Corrections => new()
    {
        { "withdrawn", document => document.Status = DocumentReferenceStatus.EnteredInError },
        { "superseded", document => document.Status = DocumentReferenceStatus.Superseded },
        { "other patient", document => document.Subject!.Reference = "Patient/other" },
        { "other bytes", document => document.MasterIdentifier!.Value = "urn:uuid:00000000-0000-4000-8000-000000000000" },
        { "other hash", document => document.Content[0].Attachment!.Extension[0].Value = new FhirString(new string('0', 64)) },
        { "hash taken out", document => document.Content[0].Attachment!.Extension.Clear() },
        { "other words", document => document.Description = "another question" },
        { "picture taken out", document => document.Content.RemoveAt(1) },
        { "picture added", document => document.Content.Add(new() { Attachment = new() { Url = "https://elsewhere.example" } }) },
        { "raised label", document => document.SecurityLabel[0].Coding[0].Code = "R" },
        { "other size", document => document.Content[0].Attachment!.SizeUnsignedInt = 1 },
    };

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Somebodys_correction_is_seen_and_left_alone(string what, Action<DocumentReference> correct)
    {
        var document = DocumentReferenceMap.Of(_entry);
        correct(document);

        var look = Assert.IsType<EntryLook.Corrected>(Judge(document, ProvenanceMap.Of(_entry)));

        Assert.Equal((what, "corrected-in-record"), (what, look.Problem.Code));
    }

    [Fact]
    public void A_changed_provenance_is_a_correction_too()
    {
        var provenance = ProvenanceMap.Of(_entry);
        provenance.Entity[0].What!.Identifier!.Value = new string('0', 64);

        Assert.Equal("corrected-in-record", Assert.IsType<EntryLook.Corrected>(Judge(DocumentReferenceMap.Of(_entry), provenance)).Problem.Code);
    }

    [Fact]
    public void Straight_after_our_own_write_other_content_is_the_records_doing()
    {
        var document = DocumentReferenceMap.Of(_entry);
        document.Content[0].Attachment!.Extension.Clear();
        var withdrawn = DocumentReferenceMap.Of(_entry);
        withdrawn.Status = DocumentReferenceStatus.EnteredInError;
        var provenance = Found(ProvenanceMap.Of(_entry));

        Assert.Equal("read-back-differs", Assert.IsType<EntryLook.Corrected>(EntryLook.Judge(_entry, Found(document), provenance, wrote: true)).Problem.Code);
        Assert.Equal("corrected-in-record", Assert.IsType<EntryLook.Corrected>(EntryLook.Judge(_entry, Found(withdrawn), provenance, wrote: true)).Problem.Code);
    }

    [Fact]
    public void What_was_removed_is_never_written_again()
    {
        var removed = new RecordAnswer(AnswerKind.Removed, null);

        Assert.Equal("removed-in-record", Assert.IsType<EntryLook.Corrected>(EntryLook.Judge(_entry, removed, Missing, wrote: false)).Problem.Code);
        Assert.Equal("removed-in-record", Assert.IsType<EntryLook.Corrected>(EntryLook.Judge(_entry, Missing, removed, wrote: false)).Problem.Code);
    }

    [Fact]
    public void An_entry_from_before_a_merge_is_ours_under_the_patient_that_was_matched()
    {
        var merged = Orders.Entry(Orders.Photo(), patientId: "north-patient-9");

        Assert.IsType<EntryLook.Whole>(EntryLook.Judge(
            merged, Found(DocumentReferenceMap.Of(_entry)), Found(ProvenanceMap.Of(_entry)), wrote: false));
        Assert.Equal("Patient/north-patient-9", DocumentReferenceMap.Of(merged).Subject!.Reference);
    }

    private EntryLook Judge(DocumentReference document, Provenance provenance) =>
        EntryLook.Judge(_entry, Found(document), Found(provenance), wrote: false);

    private IEnumerable<string> Lacking(RecordAnswer document, RecordAnswer provenance) =>
        Assert.IsType<EntryLook.Lacking>(EntryLook.Judge(_entry, document, provenance, wrote: false)).Missing.Select(resource => resource.TypeName);

    private static RecordAnswer Found(Resource resource) => new(AnswerKind.Done, resource);
}
