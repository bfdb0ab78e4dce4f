using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Reads facts and counts from the header fields of NetVips. Values are used for their presence or as a time, never passed on as text.</summary>
internal static class VipsFields
{
    private const string Exif = "exif-ifd";

    public static string Loader(Image head) => head.Contains("vips-loader") ? (string)head.Get("vips-loader") : string.Empty;

    public static int Pages(Image head) =>
        head.Contains("n-pages") ? Math.Clamp((int)head.Get("n-pages"), 1, FoundMetadata.MostCounted) : 1;

    public static CaptureTime? CapturedAt(Image head) =>
        ExifTime.Parse(Text(head, "exif-ifd2-DateTimeOriginal"), Text(head, "exif-ifd2-OffsetTimeOriginal"))
        ?? ExifTime.Parse(Text(head, "exif-ifd0-DateTime"), Text(head, "exif-ifd2-OffsetTime"));

    public static FoundMetadata Found(Image head, FileWalk walk)
    {
        var fields = head.GetFields();
        var exif = fields.Where(field => field.StartsWith(Exif, StringComparison.Ordinal)).ToList();
        return new()
        {
            Location = exif.Exists(field => field.Contains("-GPSL", StringComparison.Ordinal)) || walk.LateExif is { HasLocation: true },
            Device = exif.Exists(IsDevice) || walk.LateExif is { HasDevice: true },
            MakerNotes = exif.Contains("exif-ifd2-MakerNote"),
            Thumbnail = fields.Contains("jpeg-thumbnail-data") || fields.Contains("heif-thumbnail-data"),
            ExifFields = exif.Count + (walk.LateExif?.Fields ?? 0),
            Xmp = fields.Contains("xmp-data"),
            Iptc = fields.Contains("iptc-data") || fields.Contains("photoshop-data"),
            Icc = fields.Contains("icc-profile-data"),
            Comments = walk.Comments,
            TrailerBytes = walk.TrailerBytes,
        };
    }

    private static bool IsDevice(string field) =>
        field[(field.LastIndexOf('-') + 1)..] is "Make" or "Model" or "LensMake" or "LensModel" or "BodySerialNumber" or "LensSerialNumber"
            or "CameraOwnerName" or "ImageUniqueID" or "Software";

    private static string? Text(Image head, string field) => head.Contains(field) ? head.Get(field) as string : null;
}
