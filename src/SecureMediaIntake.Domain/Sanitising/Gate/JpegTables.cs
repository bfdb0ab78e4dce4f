namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// The example tables of ITU-T T.81 Annex K, which libjpeg writes whenever it is told a quality and not told to optimise. That is why the
/// header of our own JPEG files is constant, and why it can be derived here from the standard instead of copied from an output.
/// </summary>
internal static class JpegTables
{
    /// <summary>Table K.1, luminance, in zigzag order (T.81 figure A.6), as a DQT segment stores it.</summary>
    public static ReadOnlySpan<byte> Luminance =>
    [
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
        56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
    ];

    /// <summary>Table K.2, chrominance, in zigzag order.</summary>
    public static ReadOnlySpan<byte> Chrominance =>
    [
        17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>Tables K.3, K.5, K.4, K.6: class and number, the 16 counts, the values; each goes into a DHT segment of its own.</summary>
    public static IReadOnlyList<byte[]> Huffman { get; } =
    [
        Convert.FromHexString("0000010501010101010100000000000000000102030405060708090A0B"),
        Convert.FromHexString(
            "100002010303020403050504040000017D01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728" +
            "292A3435363738393A434445464748494A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8" +
            "A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA"),
        Convert.FromHexString("0100030101010101010101010000000000000102030405060708090A0B"),
        Convert.FromHexString(
            "1100020102040403040705040400010277000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A162434E125F11718191A26" +
            "2728292A35363738393A434445464748494A535455565758595A636465666768696A737475767778797A82838485868788898A92939495969798999AA2A3A4A5A6" +
            "A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8F9FA"),
    ];

    /// <summary>A table at a quality of 50 to 100, by libjpeg's rule (jcparam.c, jpeg_quality_scaling and jpeg_add_quant_table).</summary>
    public static byte[] AtQuality(ReadOnlySpan<byte> table, int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 50);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);

        var scale = 200 - (2 * quality);
        var scaled = new byte[table.Length];
        for (var i = 0; i < table.Length; i++)
        {
            scaled[i] = (byte)Math.Clamp(((table[i] * scale) + 50) / 100, 1, 255);
        }

        return scaled;
    }
}
