using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Tests.Sanitising;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>Filings of a made-up patient, with every value fixed.</summary>
internal static class Orders
{
    /// <summary>The names under which the sealed files lie; nothing of them may reach a record.</summary>
    public const string PhotoBlob = "blob-name-of-the-photo";

    public const string KeyId = "key-id-of-the-vault";

    public const string ETag = "etag-of-the-blob";

    private static readonly PatientFacts Patient = new("9990001014", "TEST-ALDER", "Patient One", new(1956, 3, 14), "north-patient-1", "1");

    public static Organisation Organisation { get; } = new()
    {
        Code = "X26T1",
        Name = "Test Trust North",
        PublicName = "Test Trust North",
        Phone = "01632 960101",
        Website = "https://north.example",
        TenantId = Guid.Parse("11111111-1111-4111-8111-111111111111"),
        VaultKey = "organisation-x26t1",
        RowSecret = "rows-x26t1",
        FhirBaseUri = new("https://north.record.example/fhir"),
        FhirAudience = "https://north.record.example",
        RecordIdentifierBase = new("https://north.example/records"),
    };

    public static FilingOrder Photo() => new(
        new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        new("0123456789abcdef0123456789abcdef"),
        1,
        Patient,
        MediaKind.Photo,
        2,
        3,
        "3 photos of your left leg",
        Part(RenditionPart.Kept, PhotoBlob, "image/jpeg", 2_345_678, 'a', 3024, 4032),
        new("https://media.north.example/api/fhir/Binary/1"),
        Part(RenditionPart.Preview, "blob-name-of-the-preview", "image/jpeg", 123_456, 'b', 1200, 1600),
        new("https://media.north.example/api/fhir/Binary/1?part=preview"),
        Reports.Photo(
            new()
            {
                CapturedAt = Capture("2026-03-01T09:10:11+01:00"),
                OriginalWidth = 4032,
                OriginalHeight = 3024,
                Width = 3024,
                Height = 4032,
                Orientation = 6,
                Colour = ColourHandling.Converted,
            },
            new() { Location = true, Device = true, ExifFields = 42, IccBytes = 548, TrailerBytes = 1_000 }),
        new('c', 64),
        ScanState.NotScanned,
        new(2026, 3, 1, 8, 20, 0, TimeSpan.Zero),
        new(2026, 3, 1, 8, 21, 0, TimeSpan.Zero),
        new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero),
        PatientPressedSend: true);

    public static FilingOrder Video() => Photo() with
    {
        Item = new("fedcba9876543210fedcba9876543210"),
        Kind = MediaKind.Video,
        Ordinal = 1,
        Of = 1,
        Wanted = "A video of you walking",
        Kept = Part(RenditionPart.Kept, "blob-name-of-the-video", "video/mp4", MediaLimits.VideoOutputBytes, 'd', 1920, 1080),
        KeptUrl = new("https://media.north.example/api/fhir/Binary/2"),
        Small = Part(RenditionPart.Poster, "blob-name-of-the-poster", "image/jpeg", 98_765, 'e', 1600, 900),
        SmallUrl = new("https://media.north.example/api/fhir/Binary/2?part=poster"),
        Report = Reports.Video(
            new()
            {
                CapturedAt = Capture("2026-02-28T23:59:59"),
                OriginalWidth = 1920,
                OriginalHeight = 1080,
                Width = 1920,
                Height = 1080,
                Milliseconds = 12_500,
                Sound = true,
                Colour = ColourHandling.ToneMapped,
            },
            new() { Tags = 7, Tracks = 1 }),
        OriginalSha256 = new('f', 64),
        Scan = ScanState.Clean,
        PatientPressedSend = false,
    };

    public static FilingOrder CapturedAt(string? reading) => Photo() is var photo && photo.Report.Facts is { } facts
        ? photo with { Report = photo.Report with { Facts = facts with { CapturedAt = reading is null ? null : Capture(reading) } } }
        : photo;

    public static FilingEntry Entry(FilingOrder order, string patientId = "north-patient-1") => new(Organisation, order, patientId, "1.2.3");

    private static CaptureTime Capture(string reading) => CaptureTime.TryParse(reading, out var time) ? time : throw new FormatException(reading);

    private static SealedPart Part(RenditionPart part, string blob, string type, long length, char sha256, int width, int height) =>
        new(part, blob, type, length, new(sha256, 64), ETag, KeyId, width, height);
}
