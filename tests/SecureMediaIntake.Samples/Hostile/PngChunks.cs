using System.Text;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Chunks of PNG (W3C PNG, third edition, 5.3).</summary>
internal static class PngChunks
{
    public static readonly byte[] Signature = Bytes.Hex("89504E470D0A1A0A");

    public static readonly byte[] End = Chunk("IEND");

    public static byte[] Chunk(string name, params byte[][] data)
    {
        var body = Bytes.Join([Encoding.Latin1.GetBytes(name), .. data]);
        return [.. Bytes.Be32((uint)(body.Length - 4)), .. body, .. Bytes.Be32(Crc(body))];
    }

    /// <param name="bits">A sample.</param>
    /// <param name="colour">0 grey, 2 colour.</param>
    public static byte[] Header(uint width, uint height, byte bits, byte colour) =>
        Chunk("IHDR", Bytes.Be32(width), Bytes.Be32(height), [bits, colour, 0, 0, 0]);

    public static byte[] BeforePixels(byte[] png, params byte[][] chunks) => png.Insert(png.IndexOf("IDAT") - 4, Bytes.Join(chunks));

    /// <summary>ISO 3309, bit by bit: these are small.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
