using System.Text;

using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

public sealed class EntryMapTests
{
    public static TheoryData<string> Kinds => ["photo", "video"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_resource_is_exactly_the_one_that_was_agreed(string kind)
    {
        var entry = Orders.Entry(OrderOf(kind));

        Snapshot.Matches($"{kind}-document-reference", DocumentReferenceMap.Of(entry));
        Snapshot.Matches($"{kind}-provenance", ProvenanceMap.Of(entry));
        Snapshot.Matches($"{kind}-audit-event", AuditEventMap.Of(entry));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_resource_is_valid_R4_and_survives_a_strict_reader(string kind)
    {
        foreach (var resource in ResourcesOf(OrderOf(kind)).Append(FilingTransaction.Of(ResourcesOf(OrderOf(kind)))))
        {
            Assert.Empty(resource.Validate());

            var read = new FhirJsonDeserializer().DeserializeResource(FhirJson.Write(resource));

            Assert.True(resource.IsExactly(read), resource.TypeName);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_resource_says_where_or_under_which_key_anything_is_kept(string kind)
    {
        string[] secrets = ["blob-name", Orders.KeyId, Orders.ETag, "TEST-ALDER", "Patient One", "01632", "sig=", "organisation-x26t1", "rows-x26t1"];

        foreach (var resource in ResourcesOf(OrderOf(kind)))
        {
            var json = FhirJson.Write(resource);

            Assert.All(secrets, secret => Assert.DoesNotContain(secret, json, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void What_staff_took_says_so_and_names_them_by_pseudonym_alone()
    {
        var entry = Orders.Entry(Orders.Photo() with { TakenBy = "0123456789abcdef" });
        var document = DocumentReferenceMap.Of(entry);
        ResourceReference[] authors = [Assert.Single(document.Author), ProvenanceMap.Of(entry).Agent[0].Who!, AuditEventMap.Of(entry).Agent[0].Who!];

        Assert.Equal("staff-captured", Assert.Single(Assert.Single(document.Category).Coding).Code);
        Assert.All(authors, author => Assert.Equal(
            (null, "PractitionerRole", "https://north.example/records/id/staff", "0123456789abcdef"),
            (author.Reference, author.Type, author.Identifier?.System, author.Identifier?.Value)));
        Assert.DoesNotContain(document.Extension.SelectMany(extension => extension.Extension), fact => fact.Url == MediaFactsMap.PatientPressedSend);
        Assert.Empty(document.Validate());
    }

    [Fact]
    public void What_UK_Core_must_support_is_there()
    {
        var document = DocumentReferenceMap.Of(Orders.Entry(Orders.Photo()));

        Assert.NotEmpty(document.Identifier);
        Assert.Equal(DocumentReferenceStatus.Current, document.Status);
        Assert.NotNull(document.Type?.Text);
        Assert.NotEmpty(document.Category);
        Assert.Equal("Patient/north-patient-1", document.Subject?.Reference);
        Assert.Equal("9990001014", document.Subject?.Identifier?.Value);
        Assert.NotNull(document.Date);
        Assert.NotEmpty(document.Author);
        Assert.Equal("X26T1", document.Custodian?.Identifier?.Value);
        Assert.Equal("3 photos of your left leg", document.Description);
        Assert.All(document.Content, content => Assert.NotNull(content.Attachment?.Url));
    }

    [Fact]
    public void Both_hashes_stand_in_the_provenance_and_the_renditions_on_its_attachment()
    {
        var order = Orders.Photo();
        var document = DocumentReferenceMap.Of(Orders.Entry(order));
        var provenance = ProvenanceMap.Of(Orders.Entry(order));

        Assert.Equal(
            [order.Kept.Sha256, order.Small.Sha256],
            document.Content.Select(c => c.Attachment!.GetStringExtension("https://north.example/records/fhir/StructureDefinition/sha-256")));
        Assert.Equal([order.OriginalSha256, order.Kept.Sha256], provenance.Entity.Select(entity => entity.What!.Identifier!.Value));
    }

    [Fact]
    public void The_certificate_says_what_was_found_and_that_it_went()
    {
        var certificate = Encoding.UTF8.GetString(SanitisingCertificate.Of(Orders.Photo().Report));

        Assert.StartsWith("{\"checks\":[{\"name\":\"jpeg-walk\",\"result\":\"passed\"},", certificate, StringComparison.Ordinal);
        Assert.Contains("\"found\":{\"attachments\":0,\"auxiliaryPictures\":0,", certificate, StringComparison.Ordinal);
        Assert.Contains($"\"original\":{{\"bytes\":4000000,\"sha256\":\"{new string('c', 64)}\"}}", certificate, StringComparison.Ordinal);
        Assert.Contains("\"removed\":[\"device\",\"exifFields\",\"iccBytes\",\"location\",\"trailerBytes\"]", certificate, StringComparison.Ordinal);
        Assert.Contains("\"scan\":\"not-scanned\"", certificate, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generation_has_ids_of_its_own_and_so_have_other_bytes()
    {
        var first = Orders.Entry(Orders.Photo());
        var second = Orders.Entry(Orders.Photo() with { Generation = 2 });
        var other = Orders.Entry(Orders.Photo() with { Kept = Orders.Photo().Kept with { Sha256 = new('9', 64) } });

        Assert.Equal(6, new[] { first.DocumentId, first.ProvenanceId, first.AuditEventId, second.DocumentId, second.ProvenanceId, second.AuditEventId }.Distinct().Count());
        Assert.Equal(first.DocumentId, other.DocumentId);
        Assert.NotEqual(first.RenditionUrn, other.RenditionUrn);
    }

    [Fact]
    public void A_long_question_is_cut_and_never_inside_a_character()
    {
        var cut = DocumentReferenceMap.Of(Orders.Entry(Orders.Photo() with { Wanted = new string('x', 199) + "😀 and more" })).Description!;

        Assert.Equal(new string('x', 199), cut);
        Assert.Equal(200, DocumentReferenceMap.Of(Orders.Entry(Orders.Photo() with { Wanted = new string('x', 201) })).Description!.Length);
    }

    private static FilingOrder OrderOf(string kind) => kind == "photo" ? Orders.Photo() : Orders.Video();

    private static List<Resource> ResourcesOf(FilingOrder order)
    {
        var entry = Orders.Entry(order);
        return [DocumentReferenceMap.Of(entry), ProvenanceMap.Of(entry), AuditEventMap.Of(entry)];
    }
}
