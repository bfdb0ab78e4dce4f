using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// The one header that a rendition of ours may have, from SOI to the end of SOS: constant but for the four bytes of the size, because
/// quality and Huffman tables are fixed. Grey and CMYK pictures are converted to sRGB before, so there are always three components.
/// </summary>
/// <remarks>
/// Derived from the standard, and equal byte for byte to what NetVips 3.2.0 (native 8.18.7) and Magick.NET-Q8-x64 15.1.0 wrote for 12 kinds
/// of input with <c>Jpegsave(q, subsampleMode, optimizeCoding: false, interlace: false, keep: None)</c> and, for HEIC,
/// <c>Quality = 95, sampling-factor 4:4:4, optimize-coding false, density 72 dpi, NoInterlace</c> after <c>Strip()</c>. If a library update
/// changes a header, the system tests fail here, and the new header is accepted on purpose or not at all.
/// </remarks>
public sealed class JpegTemplate
{
    private readonly byte[] _header;
    private readonly int _sizeAt;

    private JpegTemplate(string name, int quality, bool halfChroma, bool jfif)
    {
        Name = name;

        List<byte> header = [0xFF, 0xD8];
        if (jfif)
        {
            // Version 1.01, dots per inch, 72 × 72, no thumbnail: Magick.NET has no switch to leave JFIF out.
            Append(header, 0xE0, [.. "JFIF\0"u8, 1, 1, 1, 0, 72, 0, 72, 0, 0]);
        }

        Append(header, 0xDB, [0, .. JpegTables.AtQuality(JpegTables.Luminance, quality)]);
        Append(header, 0xDB, [1, .. JpegTables.AtQuality(JpegTables.Chrominance, quality)]);

        // Baseline, 8 bit, height and width (filled in by Check), Y Cb Cr with sampling factors and quantisation table numbers.
        _sizeAt = header.Count + 5;
        Append(header, 0xC0, [8, 0, 0, 0, 0, 3, 1, (byte)(halfChroma ? 0x22 : 0x11), 0, 2, 0x11, 1, 3, 0x11, 1]);
        foreach (var table in JpegTables.Huffman)
        {
            Append(header, 0xC4, table);
        }

        Append(header, 0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        _header = [.. header];
    }

    /// <summary>The kept copy that NetVips makes: quality 95, 4:4:4.</summary>
    public static JpegTemplate Kept { get; } = new("kept", quality: 95, halfChroma: false, jfif: false);

    /// <summary>The kept copy that Magick.NET makes of a HEIC photo: the same, with an 18-byte JFIF segment.</summary>
    public static JpegTemplate KeptFromHeic { get; } = new("kept-from-heic", quality: 95, halfChroma: false, jfif: true);

    /// <summary>The preview of a photo, and the poster of a video: quality 85, 4:2:0.</summary>
    public static JpegTemplate Preview { get; } = new("preview", quality: 85, halfChroma: true, jfif: false);

    /// <summary>The thumbnail of a photo or of a poster: quality 80, 4:2:0.</summary>
    public static JpegTemplate Thumbnail { get; } = new("thumbnail", quality: 80, halfChroma: true, jfif: false);

    /// <summary>Stable word for logs and tests.</summary>
    public string Name { get; }

    /// <summary>Bytes from SOI to the end of SOS: 605, with JFIF 623.</summary>
    public int HeaderLength => _header.Length;

    /// <summary>The header that a picture of this size must have, byte for byte.</summary>
    /// <param name="width">In pixels, 1 to 65,535.</param>
    /// <param name="height">In pixels, 1 to 65,535.</param>
    public byte[] HeaderFor(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, ushort.MaxValue);

        var header = (byte[])_header.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(_sizeAt), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(_sizeAt + 2), (ushort)width);
        return header;
    }

    private static void Append(List<byte> header, byte marker, ReadOnlySpan<byte> body)
    {
        var length = body.Length + 2;
        header.AddRange([0xFF, marker, (byte)(length >> 8), (byte)length]);
        header.AddRange(body);
    }
}
