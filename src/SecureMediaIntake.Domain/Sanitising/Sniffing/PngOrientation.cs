using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Finds the eXIf chunk that stands after the pixels of a PNG. The standard allows it there, and the decoder then sees neither orientation nor
/// time: the photo would be shown turned.
/// </summary>
/// <remarks>W3C PNG, third edition, 5.3 (chunks) and 11.3.3.4 (eXIf); Exif 2.32 for the tags.</remarks>
public static class PngOrientation
{
    private const int SignatureLength = 8;
    private const int ChunkHeader = 8;
    private const int ChunkCheck = 4;

    /// <summary>Exif of a photo is at most 64 KiB in a JPEG; a larger block in a PNG is no camera's.</summary>
    private const int MaxExif = 64 * 1024;

    /// <summary>Chunks looked at. The largest photo accepted has some 60,000 of 8 KiB; a file of empty chunks would cost minutes.</summary>
    private const int MaxChunks = 200_000;

    private const ushort OrientationTag = 0x0112;
    private const ushort Make = 0x010F;
    private const ushort Model = 0x0110;
    private const ushort ExifDirectory = 0x8769;
    private const ushort GpsDirectory = 0x8825;
    private const ushort GpsLatitude = 2;
    private const ushort GpsLongitude = 4;
    private const ushort DateTimeOriginal = 0x9003;
    private const ushort OffsetTimeOriginal = 0x9011;

    /// <summary>Walks the chunks from the first byte; the position of the stream changes.</summary>
    /// <param name="png">Seekable, and a PNG by its signature.</param>
    /// <returns>Null where there is no readable eXIf, or where it stands before the pixels: the decoder applies that one itself.</returns>
    public static PngExif? Find(Stream png)
    {
        Span<byte> header = stackalloc byte[ChunkHeader];
        long at = SignatureLength;
        var pixelsSeen = false;
        for (var chunk = 0; chunk < MaxChunks && at <= png.Length - ChunkHeader - ChunkCheck; chunk++)
        {
            png.Position = at;
            png.ReadExactly(header);
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (header[4..].SequenceEqual("IEND"u8))
            {
                return null;
            }

            if (header[4..].SequenceEqual("eXIf"u8))
            {
                return pixelsSeen && length <= MaxExif && length <= png.Length - at - ChunkHeader ? Read(png, (int)length) : null;
            }

            pixelsSeen |= header[4..].SequenceEqual("IDAT"u8);
            at += ChunkHeader + length + ChunkCheck;
        }

        return null;
    }

    private static PngExif? Read(Stream png, int length)
    {
        var block = new byte[length];
        png.ReadExactly(block);
        if (!TiffDirectory.IsTiff(block))
        {
            return null;
        }

        using var exif = new MemoryStream(block, writable: false);
        if (!TiffReader.TryReadFirst(exif, out var main))
        {
            return null;
        }

        var orientation = main.FirstOrDefault(e => e.Tag == OrientationTag).FirstNumber;
        var details = Below(exif, main, ExifDirectory, block[0] == 'I');
        var position = Below(exif, main, GpsDirectory, block[0] == 'I');
        return new(
            orientation is >= 1 and <= 8 ? (int)orientation : 1,
            TiffReader.Text(exif, details.FirstOrDefault(e => e.Tag == DateTimeOriginal), "yyyy:MM:dd HH:mm:ss".Length),
            TiffReader.Text(exif, details.FirstOrDefault(e => e.Tag == OffsetTimeOriginal), "+hh:mm".Length))
        {
            HasLocation = position.Any(e => e.Tag is GpsLatitude or GpsLongitude),
            HasDevice = main.Any(e => e.Tag is Make or Model),
            Fields = main.Count + details.Count + position.Count,
        };
    }

    private static IReadOnlyList<TiffEntry> Below(MemoryStream exif, IReadOnlyList<TiffEntry> main, ushort pointerTag, bool littleEndian)
    {
        IReadOnlyList<TiffEntry> entries = [];
        if (main.FirstOrDefault(e => e.Tag == pointerTag) is { Tag: not 0 } pointer)
        {
            _ = TiffReader.TryReadAt(exif, pointer.ValueOrOffset, littleEndian, out entries);
        }

        return entries;
    }
}
