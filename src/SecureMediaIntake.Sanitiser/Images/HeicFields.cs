using ImageMagick;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Reads facts and counts from the profiles of Magick.NET, before they are stripped.</summary>
internal static class HeicFields
{
    public static CaptureTime? CapturedAt(IExifProfile? exif) =>
        ExifTime.Parse(exif?.GetValue(ExifTag.DateTimeOriginal)?.Value, exif?.GetValue(ExifTag.OffsetTimeOriginal)?.Value)
        ?? ExifTime.Parse(exif?.GetValue(ExifTag.DateTime)?.Value, exif?.GetValue(ExifTag.OffsetTime)?.Value);

    public static FoundMetadata Found(MagickImage photo, IExifProfile? exif)
    {
        var tags = exif?.Values.Select(value => value.Tag).ToList() ?? [];
        return new()
        {
            Location = tags.Contains(ExifTag.GPSLatitude) || tags.Contains(ExifTag.GPSLongitude),
            Device = tags.Contains(ExifTag.Make) || tags.Contains(ExifTag.Model) || tags.Contains(ExifTag.SerialNumber),
            MakerNotes = tags.Contains(ExifTag.MakerNote),
            Thumbnail = exif is { ThumbnailLength: > 0 },
            ExifFields = tags.Count,
            Xmp = photo.HasProfile("xmp"),
            Iptc = photo.HasProfile("iptc") || photo.HasProfile("8bim"),
            Icc = photo.HasProfile("icc"),
        };
    }
}
