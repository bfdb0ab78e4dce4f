namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>Tags of Exif 2.32 and TIFF 6.0 that are read or told apart.</summary>
internal static class ExifTags
{
    public const ushort GpsLatitude = 0x0002;
    public const ushort GpsLongitude = 0x0004;
    public const ushort Make = 0x010F;
    public const ushort Model = 0x0110;
    public const ushort Orientation = 0x0112;
    public const ushort Software = 0x0131;
    public const ushort Artist = 0x013B;
    public const ushort HostComputer = 0x013C;
    public const ushort ThumbnailOffset = 0x0201;
    public const ushort ExposureTime = 0x829A;
    public const ushort FNumber = 0x829D;
    public const ushort PhotoDirectory = 0x8769;
    public const ushort PositionDirectory = 0x8825;
    public const ushort DateTimeOriginal = 0x9003;
    public const ushort DateTimeDigitized = 0x9004;
    public const ushort OffsetTimeOriginal = 0x9011;
    public const ushort OffsetTimeDigitized = 0x9012;
    public const ushort MakerNote = 0x927C;
    public const ushort UserComment = 0x9286;
    public const ushort ImageUniqueId = 0xA420;
    public const ushort CameraOwnerName = 0xA430;
    public const ushort LensSerialNumber = 0xA435;

    /// <summary>What a TIFF needs to show its pixels, and what is counted in a group of its own (XMP, IPTC, Photoshop, ICC).</summary>
    public static bool DescribesPixels(ushort tag) => tag is (>= 0x00FE and <= 0x0107) or (>= 0x0111 and <= 0x011C and not Orientation)
        or 0x0128 or 0x0129 or 0x012D or 0x013D or (>= 0x013E and <= 0x0145) or (>= 0x0152 and <= 0x0154) or (>= 0x0200 and <= 0x0214)
        or 0x02BC or 0x83BB or 0x8649 or 0x8773 or PhotoDirectory or PositionDirectory;
}
