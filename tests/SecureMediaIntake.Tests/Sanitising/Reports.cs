using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>Reports as the worker makes them, about files that nobody made.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset MadeAt = new(2026, 3, 1, 8, 21, 0, TimeSpan.Zero);

    public static SanitisingReport Photo(MediaFacts facts, FoundMetadata found, char original = 'c', ScanState scan = ScanState.NotScanned, DateTimeOffset? at = null) =>
        Of(MediaKind.Photo, facts, found, original, scan, at, [Check.JpegWalk, Check.SecondReader],
        [
            File(RenditionPart.Kept, "image/jpeg", 2_345_678, 'a', facts.Width, facts.Height), File(RenditionPart.Preview, "image/jpeg", 123_456, 'b', 1200, 1600),
            File(RenditionPart.Thumbnail, "image/jpeg", 12_345, '0', 240, 320),
        ]);

    public static SanitisingReport Video(MediaFacts facts, FoundMetadata found, char original = 'f', ScanState scan = ScanState.Clean, DateTimeOffset? at = null) =>
        Of(MediaKind.Video, facts, found, original, scan, at, [Check.Mp4Walk, Check.JpegWalk, Check.SecondReader, Check.Exiftool],
        [
            File(RenditionPart.Kept, "video/mp4", MediaLimits.VideoOutputBytes, 'd', facts.Width, facts.Height),
            File(RenditionPart.Poster, "image/jpeg", 98_765, 'e', 1600, 900), File(RenditionPart.Thumbnail, "image/jpeg", 12_345, '1', 320, 180),
        ]);

    public static SanitisingReport Refused(DateTimeOffset? at = null, FoundMetadata? found = null) => SanitisingReport.Refused(
        at ?? MadeAt, MediaKind.Photo, new(new('c', 64), 4_000_000), ScanState.NotScanned, new(RefusedBy.Sandbox, "several-pages"), found,
        Work(SanitisingSettings.None, [new(Check.JpegWalk, CheckEnd.NotReached), new(Check.SecondReader, CheckEnd.NotReached)]));

    private static SanitisingReport Of(
        MediaKind kind, MediaFacts facts, FoundMetadata found, char original, ScanState scan, DateTimeOffset? at, Check[] checks, SanitisedFile[] files) =>
        SanitisingReport.Passed(
            at ?? MadeAt, kind, new(new(original, 64), 4_000_000), scan,
            new(files, new() { Facts = facts, Found = found, Files = [.. files.Select(file => new ReportedFile(file.Part, file.Width, file.Height))] }),
            Work(SanitisingSettings.Of(kind, facts), [.. checks.Select(check => new CheckResult(check, CheckEnd.Passed))]));

    private static SanitisingWork Work(SanitisingSettings settings, CheckResult[] checks) => new()
    {
        Sandbox = "bubblewrap",
        Tools = [new("SecureMediaIntake", "1.0.0"), new("libvips", "8.18.7"), new("exiftool", "12.57")],
        Options = settings.Video is null ? null : new(),
        Settings = settings,
        Checks = checks,
    };

    private static SanitisedFile File(RenditionPart part, string type, long length, char sha256, int width, int height) =>
        new(part, $"/nowhere/{part}", type, length, new(sha256, 64), width, height);
}
