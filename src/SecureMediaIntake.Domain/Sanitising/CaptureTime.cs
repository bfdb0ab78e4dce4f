using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>When the shutter was pressed, by the camera's own clock.</summary>
/// <param name="Local">What the camera's clock showed; its kind is always unspecified.</param>
/// <param name="Offset">Its distance from UTC, where the file says it. Without it only the date may go into the record (docs/design.md).</param>
/// <param name="IsDateOnly">The file says no time of day; <paramref name="Local"/> is midnight then. Otherwise it is precise to the second.</param>
[JsonConverter(typeof(CaptureTimeConverter))]
public readonly record struct CaptureTime(DateTime Local, TimeSpan? Offset, bool IsDateOnly = false)
{
    /// <summary>Cameras whose clock was never set say 1970, 1980 or 1999. Anything before this year is unknown, not old.</summary>
    public const int EarliestYear = 2000;

    private const string DateForm = "yyyy-MM-dd";

    private const string LocalForm = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>A clock set for another time zone may run this far ahead of ours without being wrong.</summary>
    private static readonly TimeSpan FurthestZone = TimeSpan.FromHours(14);

    /// <summary>Reads <c>2026-03-01T09:10:11</c>, with or without <c>Z</c> or <c>+01:00</c>, and <c>2026-03-01</c>. Nothing else.</summary>
    public static bool TryParse(string? text, out CaptureTime time)
    {
        time = default;
        if (text is { Length: 10 })
        {
            var isDate = DateTime.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            time = isDate ? new(date, null, IsDateOnly: true) : default;
            return isDate;
        }

        if (text is not { Length: 19 or 20 or 25 }
            || !DateTime.TryParseExact(text[..19], LocalForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        if (!TryParseOffset(text[19..], out var offset))
        {
            return false;
        }

        time = new(local, offset);
        return true;
    }

    /// <summary>Whether a camera can have taken it then: not before 2000, not after <paramref name="now"/> anywhere on Earth.</summary>
    public bool IsPlausible(DateTimeOffset now) =>
        Local.Year >= EarliestYear && Local <= (now.UtcDateTime + (Offset ?? FurthestZone));

    public override string ToString() => Local.ToString(IsDateOnly ? DateForm : LocalForm, CultureInfo.InvariantCulture) + Offset switch
    {
        null => string.Empty,
        { Ticks: 0 } => "Z",
        { } offset => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture),
    };

    private static bool TryParseOffset(string text, out TimeSpan? offset)
    {
        offset = text is "Z" ? TimeSpan.Zero : null;
        if (text is "" or "Z")
        {
            return true;
        }

        if (text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text[1..], "hh\\:mm", CultureInfo.InvariantCulture, out var size)
            || size > FurthestZone)
        {
            return false;
        }

        offset = text[0] is '-' ? -size : size;
        return true;
    }
}

public sealed class CaptureTimeConverter : JsonConverter<CaptureTime>
{
    public override CaptureTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CaptureTime.TryParse(reader.GetString(), out var time) ? time : throw new JsonException("Not a capture time.");

    public override void Write(Utf8JsonWriter writer, CaptureTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
