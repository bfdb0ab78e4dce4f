using NetVips;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Reads facts and counts from the header fields of NetVips.</summary>
internal static class VipsFields
{
    private static readonly string[] Thumbnails = ["jpeg-thumbnail-data", "heif-thumbnail-data"];

    public static string Loader(Image head) => head.Contains("vips-loader") ? (string)head.Get("vips-loader") : string.Empty;

    public static int Pages(Image head) =>
        head.Contains("n-pages") ? Math.Clamp((int)head.Get("n-pages"), 1, FoundMetadata.MostCounted) : 1;

    /// <summary>The block that NetVips found; where it looks for none, what our own walk found.</summary>
    public static ExifFacts Exif(Image head, FileWalk walk) =>
        (Blob(head, "exif-data") is { } block ? ExifReader.Read(block) : walk.Exif) ?? new();

    public static FoundMetadata Found(Image head, FileWalk walk, ExifFacts exif) => new()
    {
        Location = exif.HasLocation,
        Device = exif.HasDevice,
        ExifFields = exif.Fields,
        GpsFields = exif.GpsFields,
        MakerNoteBytes = exif.MakerNoteBytes,
        XmpBytes = FoundMetadata.Count(Blob(head, "xmp-data")?.Length ?? 0),
        IptcBytes = FoundMetadata.Count(Math.Max(Blob(head, "iptc-data")?.Length ?? 0, Blob(head, "photoshop-data")?.Length ?? 0)),
        IccBytes = FoundMetadata.Count(Blob(head, "icc-profile-data")?.Length ?? 0),
        Thumbnails = Math.Max(Math.Max(exif.Thumbnails, walk.Thumbnails), Thumbnails.Any(head.Contains) ? 1 : 0),
        AuxiliaryPictures = walk.AuxiliaryPictures,
        GainMap = walk.GainMap,
        Comments = walk.Comments,
        TrailerBytes = walk.TrailerBytes,
    };

    private static byte[]? Blob(Image head, string field) => head.Contains(field) ? head.Get(field) as byte[] : null;
}
