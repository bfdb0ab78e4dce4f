using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Finds the eXIf chunk that stands after the pixels of a PNG. The standard allows it there, and the decoder then sees neither orientation nor
/// time: the photo would be shown turned.
/// </summary>
/// <remarks>W3C PNG, third edition, 5.3 (chunks) and 11.3.3.4 (eXIf).</remarks>
public static class PngOrientation
{
    private const int SignatureLength = 8;
    private const int ChunkHeader = 8;
    private const int ChunkCheck = 4;

    /// <summary>Exif of a photo is at most 64 KiB in a JPEG; a larger block in a PNG is no camera's.</summary>
    private const int MaxExif = 64 * 1024;

    /// <summary>Chunks looked at. The largest photo accepted has some 60,000 of 8 KiB; a file of empty chunks would cost minutes.</summary>
    private const int MaxChunks = 200_000;

    /// <summary>Walks the chunks from the first byte; the position of the stream changes.</summary>
    /// <param name="png">Seekable, and a PNG by its signature.</param>
    /// <returns>Null where there is no readable eXIf, or where it stands before the pixels: the decoder applies that one itself.</returns>
    public static ExifFacts? Find(Stream png)
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

    private static ExifFacts? Read(Stream png, int length)
    {
        var block = new byte[length];
        png.ReadExactly(block);
        return ExifReader.Read(block);
    }
}
