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
        var kept = (streams.Any(IsPicture) ? 1 : 0) + (streams.Any(stream => stream.CodecType is "audio") ? 1 : 0);
        return new()
        {
            Location = names.Exists(name => Has(name, PositionWords)) || streams.Any(stream => PositionTracks.Contains(stream.CodecTagString)),
            Device = names.Exists(name => Has(name, DeviceWords)),
            Thumbnails = streams.Count(stream => stream.CodecType is "video" && !IsPicture(stream)),
            Tags = Math.Min(names.Count, FoundMetadata.MostCounted),
            Tracks = Math.Max(0, streams.Count - kept),
            Chapters = Math.Min(analysis.Chapters?.Count ?? 0, FoundMetadata.MostCounted),
        };
    }

    /// <summary>Apple's own tag has an offset; creation_time is UTC by the format, though some phones write local time.</summary>
    public static CaptureTime? CapturedAt(ProbeAnswer analysis)
    {
        var tags = analysis.Format?.Tags;
        return Parse(tags?.GetValueOrDefault("com.apple.quicktime.creationdate")) ?? Parse(tags?.GetValueOrDefault("creation_time"));
    }

    /// <summary>Quarter turns (anticlockwise, from -180 to 180 degrees) of the display matrix, as the EXIF orientation that does the same.</summary>
    public static int Orientation(ProbeStream picture)
    {
        var quarters = (int)Math.Round((SideNumber(picture, "rotation") ?? 0) / 90);
        return (quarters & 3) switch { 1 => 8, 2 => 3, 3 => 6, _ => 1 };
    }

    public static int? DolbyVisionProfile(ProbeStream picture)
    {
        return (int?)SideNumber(picture, "dv_profile");
    }

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

    private static double? SideNumber(ProbeStream picture, string name)
    {
        var text = picture.SideData?.Select(data => data.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
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
