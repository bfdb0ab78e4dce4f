using System.Globalization;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>Reads facts and counts from ffprobe's answer. Tags are used for their names or as a time, never passed on as text.</summary>
internal static class VideoTags
{
    /// <summary>Timed tracks that carry positions: GoPro, Android's camera motion, Apple's timed metadata.</summary>
    private static readonly string[] PositionTracks = ["gpmd", "camm", "mebx"];

    private static readonly string[] PositionWords = ["location", "gps", "©xyz", "geo"];

    private static readonly string[] DeviceWords = ["make", "model", "manufacturer", "serial", "firmware", "software", "encoder", "handler_name"];

    public static FoundMetadata Found(ProbeAnswer analysis)
    {
        var streams = analysis.Streams;
        List<string> names = [.. analysis.Format?.Tags?.Keys ?? [], .. streams.SelectMany(stream => stream.Tags?.Keys ?? [])];
        int Count(string kind) => streams.Count(stream => stream.CodecType == kind);
        return new()
        {
            Location = names.Exists(name => Has(name, PositionWords)) || streams.Any(stream => PositionTracks.Contains(stream.CodecTagString)),
            Device = names.Exists(name => Has(name, DeviceWords)),
            Tags = Math.Min(names.Count, FoundMetadata.MostCounted),
            Tracks = Math.Max(0, streams.Count(IsPicture) - 1),
            SoundTracks = Math.Max(0, Count("audio") - 1),
            SubtitleTracks = Count("subtitle"),
            DataTracks = Count("data") + streams.Count(stream => stream.CodecType is null or "unknown"),
            Attachments = Count("attachment"),
            Covers = streams.Count(stream => stream.CodecType is "video" && !IsPicture(stream)),
            Chapters = Math.Min(analysis.Chapters?.Count ?? 0, FoundMetadata.MostCounted),
        };
    }

    /// <summary>Apple's own tag has an offset; creation_time is UTC by the format, though some phones write local time.</summary>
    public static CaptureTime? CapturedAt(ProbeAnswer analysis)
    {
        var tags = analysis.Format?.Tags;
        return Parse(tags?.GetValueOrDefault("com.apple.quicktime.creationdate")) ?? Parse(tags?.GetValueOrDefault("creation_time"));
    }

    /// <summary>
    /// The display matrix as the EXIF orientation that does the same. Not by ffprobe's "rotation", which is 180 for a mirrored picture too, and a
    /// mirrored picture shows the other hand.
    /// </summary>
    /// <remarks>ISO/IEC 14496-12, 6.2.2: a picture's point (x, y) is shown at (ax + cy, bx + dy).</remarks>
    public static int Orientation(ProbeStream picture) => Matrix(picture) is var (a, b, c, d)
        ? (Math.Sign(a), Math.Sign(b), Math.Sign(c), Math.Sign(d)) switch
        {
            (-1, 0, 0, 1) => 2,
            (-1, 0, 0, -1) => 3,
            (1, 0, 0, -1) => 4,
            (0, 1, 1, 0) => 5,
            (0, 1, -1, 0) => 6,
            (0, -1, -1, 0) => 7,
            (0, -1, 1, 0) => 8,
            _ => 1,
        }
        : 1;

    /// <summary>Shown as it is coded: no display matrix, square pixels.</summary>
    public static bool IsPlain(ProbeStream picture) => Matrix(picture) is null && picture.SampleAspectRatio is null or "" or "1:1" or "0:1";

    /// <summary>
    /// Dolby Vision without a base picture in ordinary colours (profile 5, and 10 with compatibility 0): a plain decoder shows it green and purple.
    /// Profile 8, which phones record, has HLG or PQ as its base.
    /// </summary>
    public static bool IsDolbyVisionAlone(ProbeStream picture) =>
        SideNumber(picture, "dv_profile") is { } profile && (profile == 5 || SideNumber(picture, "dv_bl_signal_compatibility_id") is null or 0);

    /// <summary>ffprobe writes a rate as <c>30000/1001</c>, and <c>0/0</c> where there is none.</summary>
    public static int? FramesPer1000Seconds(string? rate)
    {
        var parts = (rate ?? string.Empty).Split('/');
        return parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var frames)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds)
            && frames > 0 && seconds > 0 && frames / seconds <= 1000
            ? (int)Math.Round(frames * 1000 / seconds)
            : null;
    }

    /// <summary>ffprobe writes <c>0:00:10.005</c> (sexagesimal).</summary>
    public static TimeSpan? Seconds(string? text)
    {
        var parts = (text ?? string.Empty).Split(':');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && double.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((hours * 3600.0) + (minutes * 60) + seconds)
            : null;
    }

    private static double? SideNumber(ProbeStream picture, string name) =>
        double.TryParse(SideText(picture, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? SideText(ProbeStream picture, string name) =>
        picture.SideData?.Select(data => data.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);

    /// <summary>ffprobe prints three lines, each a number of the line, a colon and three numbers of 16.16 bits.</summary>
    private static (long A, long B, long C, long D)? Matrix(ProbeStream picture)
    {
        var numbers = (SideText(picture, "displaymatrix") ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(line => line)
            .Select(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToList();
        return numbers.Count == 9 ? (numbers[0], numbers[1], numbers[3], numbers[4]) : null;
    }

    private static bool IsPicture(ProbeStream stream) =>
        stream.CodecType is "video" && stream.Disposition?.GetValueOrDefault("attached_pic") is not 1;

    private static bool Has(string name, string[] words) =>
        words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>ISO 8601 with or without fractions, <c>Z</c>, <c>+0100</c> or <c>+01:00</c>.</summary>
    private static CaptureTime? Parse(string? text)
    {
        if (text is not { Length: >= 19 })
        {
            return null;
        }

        var zone = text[19..].TrimStart('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        zone = zone.Length == 5 ? zone.Insert(3, ":") : zone;
        return CaptureTime.TryParse(text[..19] + zone, out var time) && time.IsPlausible(TimeProvider.System.GetUtcNow()) ? time : null;
    }
}
