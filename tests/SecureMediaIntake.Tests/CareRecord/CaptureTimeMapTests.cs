using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Filing;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

public sealed class CaptureTimeMapTests
{
    [Theory]
    [InlineData("2026-03-01T09:10:11+01:00", "2026-03-01T09:10:11+01:00", null)]
    [InlineData("2026-03-01T08:10:11Z", "2026-03-01T08:10:11Z", null)]
    [InlineData("2026-02-28T23:10:11-05:00", "2026-02-28T23:10:11-05:00", null)]
    [InlineData("2026-02-28T23:10:11", "2026-02-28", "2026-02-28T23:10:11")]
    [InlineData("2026-02-28", "2026-02-28", null)]
    [InlineData(null, null, null)]
    // Sealed at 08:21 UTC: a later instant is a wrong clock, and which way it is wrong nobody knows.
    [InlineData("2026-03-01T08:21:01Z", null, null)]
    [InlineData("1999-12-31T12:00:00Z", null, null)]
    public void The_record_hears_when_a_picture_was_taken_as_far_as_it_is_known(string? reading, string? expected, string? clock)
    {
        var entry = Orders.Entry(Orders.CapturedAt(reading));
        var document = DocumentReferenceMap.Of(entry);
        var provenance = ProvenanceMap.Of(entry);

        Assert.All(document.Content, content => Assert.Equal(expected, content.Attachment!.Creation));
        Assert.Equal(expected, document.Context?.Period?.Start);
        Assert.Equal(expected, document.Context?.Period?.End);
        Assert.Equal(expected, (provenance.Occurred as FhirDateTime)?.Value);
        Assert.Equal(clock, document.Extension[0].GetStringExtension("camera-clock"));
    }

    [Fact]
    public void An_unknown_time_is_never_filled_with_that_of_the_upload()
    {
        var order = Orders.CapturedAt(null);
        var json = Snapshot.TextOf(DocumentReferenceMap.Of(Orders.Entry(order)));

        Assert.DoesNotContain("\"creation\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"period\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("08:20", json, StringComparison.Ordinal);
    }
}
