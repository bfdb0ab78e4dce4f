using System.Security.Cryptography;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>Makes filings for patients of the seed: each call another item.</summary>
internal static class Filings
{
    public static FilingOrder Of(SeedPatient patient, MediaKind kind = MediaKind.Photo)
    {
        var item = ItemId.New();
        var now = TimeProvider.System.GetUtcNow();
        var video = kind == MediaKind.Video;
        return new(
            RequestId.New(),
            item,
            1,
            new(patient.NhsNumber, patient.Family, string.Join(' ', patient.Given), patient.BirthDate, patient.Id, "1"),
            kind,
            1,
            1,
            video ? "A video of you walking" : "A photo of your left leg",
            Part(RenditionPart.Kept, video ? "video/mp4" : "image/jpeg", video ? MediaLimits.VideoOutputBytes : 2_345_678),
            new($"https://media.north.example/api/fhir/Binary/{item}"),
            Part(video ? RenditionPart.Poster : RenditionPart.Preview, "image/jpeg", 98_765),
            new($"https://media.north.example/api/fhir/Binary/{item}?part=small"),
            Report(kind, now),
            Sha256(),
            ScanState.NotScanned,
            now.AddMinutes(-10),
            now.AddMinutes(-9),
            now,
            PatientPressedSend: true);
    }

    private static SealedPart Part(RenditionPart part, string type, long length) =>
        new(part, OperationId.New().Value, type, length, Sha256(), "\"etag\"", "key", 4032, 3024);

    private static SanitisingReport Report(MediaKind kind, DateTimeOffset now) => SanitisingReport.Passed(
        now,
        kind,
        new(Sha256(), 4_000_000),
        ScanState.NotScanned,
        new(
            [new(RenditionPart.Kept, "/nowhere", kind is MediaKind.Video ? "video/mp4" : "image/jpeg", 2_345_678, Sha256(), 4032, 3024)],
            new()
            {
                Facts = new()
                {
                    CapturedAt = new CaptureTime(now.AddHours(-2).DateTime, TimeSpan.Zero),
                    OriginalWidth = 4032,
                    OriginalHeight = 3024,
                    Width = 4032,
                    Height = 3024,
                    Milliseconds = kind is MediaKind.Video ? 12_300 : null,
                },
                Found = new() { Location = true, ExifFields = 42 },
                Files = [new(RenditionPart.Kept, 4032, 3024)],
            }),
        new()
        {
            Sandbox = "bubblewrap",
            Tools = [new("libvips", "8.18.7")],
            Settings = SanitisingSettings.Photo,
            Checks = [new(Check.SecondReader, CheckEnd.Passed)],
        });

    private static string Sha256() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
