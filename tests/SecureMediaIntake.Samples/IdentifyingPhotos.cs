using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Samples;

/// <summary>Photos that say who, where and when in every way that their formats know, and what to search their renditions for.</summary>
internal sealed class IdentifyingPhotos(Photos photos)
{
    private const string Latitude = "51.50735";

    /// <summary>51° 30′ 26.46″, as Exif writes it: three fractions.</summary>
    private static readonly uint[] LatitudeFractions = [51, 1, 30, 1, 1323, 50];

    /// <summary>A value in one notation. Whatever is planted in a photo is in its bytes; whatever is left of it would be in a rendition's.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Values { get; } =
    [
        ("name", Encoding.ASCII.GetBytes(Photos.Canary)),
        ("name in UTF-16, little end first", Encoding.Unicode.GetBytes(Photos.Canary)),
        ("name in UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(Photos.Canary)),
        ("latitude in fractions, big end first", Fractions(littleEndian: false)),
        ("latitude in fractions, little end first", Fractions(littleEndian: true)),
        ("latitude in XMP", "51,30.44"u8.ToArray()),
        ("latitude in decimals", Encoding.ASCII.GetBytes(Latitude)),
        ("place as QuickTime says it", "+51.5073-000.1277/"u8.ToArray()),
        ("time in Exif", "2026:03:01 09:10"u8.ToArray()),
        ("time in XMP", "2026-03-01T09:10"u8.ToArray()),
    ];

    /// <summary>Makes the photo, plants everything, and returns its path. The thumbnail inside it shows the canary as a comment.</summary>
    /// <param name="name">File name; its ending picks the format.</param>
    /// <param name="make">Makes the untagged photo at the path given.</param>
    public async Task<string> MakeAsync(string name, Func<string, Task> make)
    {
        var path = photos.PathOf(name);
        await make(path);
        var thumbnail = photos.PathOf("thumbnail-with-a-name.jpg");
        if (!File.Exists(thumbnail))
        {
            await photos.QuartersAsync("thumbnail-with-a-name.jpg", 1, "-s", "80x60");
            await Tool.ExiftoolAsync("-Comment=" + Photos.Canary, thumbnail);
        }

        if (name.EndsWith(".jpg", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(path, WithMakerNote(await File.ReadAllBytesAsync(path)));
        }

        var isGif = name.EndsWith(".gif", StringComparison.Ordinal);
        await Tool.ExiftoolAsync([.. Xmp, .. isGif ? ["-Comment=" + Text] : Exif(thumbnail), path]);
        await File.AppendAllBytesAsync(path, [.. "\r\n+51.5073-000.1277/ "u8, .. Encoding.BigEndianUnicode.GetBytes(Photos.Canary), .. Encoding.ASCII.GetBytes(Text)]);
        return path;
    }

    private static string Text => Photos.Canary + " " + Latitude + " 2026-03-01T09:10:11";

    private static string[] Xmp =>
    [
        "-XMP-exif:GPSLatitude=" + Latitude, "-XMP-exif:GPSLongitude=-0.127758", "-XMP-dc:Creator=" + Text, "-XMP-aux:SerialNumber=" + Photos.Canary,
        "-XMP-aux:OwnerName=" + Photos.Canary, "-XMP-photoshop:City=" + Photos.Canary, "-XMP-xmp:CreateDate=2026:03:01 09:10:11",
    ];

    private static string[] Exif(string thumbnail) =>
    [
        "-GPSLatitude=" + Latitude, "-GPSLatitudeRef=N", "-GPSLongitude=0.127758", "-GPSLongitudeRef=W", "-GPSAltitude=35", "-GPSDateStamp=2026:03:01",
        "-GPSProcessingMethod=" + Photos.Canary, "-Make=Apple", "-Model=iPhone 15 " + Photos.Canary, "-ExposureTime=1/60", "-SerialNumber=" + Photos.Canary,
        "-LensSerialNumber=" + Photos.Canary, "-OwnerName=" + Photos.Canary, "-Artist=" + Text, "-Copyright=" + Text, "-ImageDescription=" + Text,
        "-UserComment=" + Text, "-XPAuthor=" + Photos.Canary, "-ImageUniqueID=" + Photos.Canary, "-HostComputer=" + Photos.Canary,
        "-DateTimeOriginal=2026:03:01 09:10:11", "-OffsetTimeOriginal=+00:00", "-Comment=" + Text, "-IPTC:City=" + Photos.Canary,
        "-IPTC:By-line=" + Text, "-PNG:Author=" + Text, "-PNG:Description=" + Text, "-ThumbnailImage<=" + thumbnail,
    ];

    /// <summary>
    /// An Exif segment with nothing in it but a maker's note, which exiftool keeps and cannot write. Big end first; one directory below the other.
    /// </summary>
    private static byte[] WithMakerNote(byte[] jpeg)
    {
        var note = Encoding.ASCII.GetBytes("UNKNOWN MAKER\0" + Text);
        byte[] block =
        [
            .. "MM\0*"u8, .. Word(8), 0, 1, .. Half(0x8769), .. Half(4), .. Word(1), .. Word(26), .. Word(0),
            0, 1, .. Half(0x927C), .. Half(7), .. Word((uint)note.Length), .. Word(44), .. Word(0), .. note,
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, .. Half((ushort)(block.Length + 8)), .. "Exif\0\0"u8, .. block, .. jpeg[2..]];
    }

    private static byte[] Fractions(bool littleEndian) => [.. LatitudeFractions.SelectMany(number => littleEndian ? Word(number).Reverse() : Word(number))];

    private static byte[] Half(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
