using ImageMagick;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Reads facts and counts from the profiles of Magick.NET, before they are stripped.</summary>
internal static class HeicFields
{
    public static ExifFacts Exif(MagickImage photo) =>
        (photo.GetProfile("exif")?.ToByteArray() is { } block ? ExifReader.Read(block) : null) ?? new();

    public static FoundMetadata Found(MagickImage photo, FileWalk walk, ExifFacts exif) => new()
    {
        Location = exif.HasLocation,
        Device = exif.HasDevice,
        ExifFields = exif.Fields,
        GpsFields = exif.GpsFields,
        MakerNoteBytes = exif.MakerNoteBytes,
        XmpBytes = Bytes(photo, "xmp"),
        IptcBytes = Math.Max(Bytes(photo, "iptc"), Bytes(photo, "8bim")),
        IccBytes = Bytes(photo, "icc"),
        Thumbnails = exif.Thumbnails + walk.Thumbnails,
        AuxiliaryPictures = walk.AuxiliaryPictures,
        GainMap = walk.GainMap,
        TrailerBytes = walk.TrailerBytes,
    };

    private static int Bytes(MagickImage photo, string profile) => FoundMetadata.Count(photo.GetProfile(profile)?.ToByteArray()?.Length ?? 0);
}
