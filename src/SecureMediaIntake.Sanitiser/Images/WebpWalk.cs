using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Reads the size that a WebP states (RFC 9649, 2.5 to 2.7) before libvips does, which reserves the canvas before it tells the size: a gigabyte for
/// 34 bytes, where the kernel's limit ends the run and nobody learns why. Counts the bytes behind the end besides.
/// </summary>
internal static class WebpWalk
{
    private const int FileHeader = 12, ChunkHeader = 8;

    /// <summary>Of the chunks that state a size, none does so behind these bytes.</summary>
    private const int SizeBytes = 10;

    /// <exception cref="RefusedException">A canvas or the first picture is too large.</exception>
    public static FileWalk Of(FileStream file)
    {
        Span<byte> start = stackalloc byte[FileHeader + ChunkHeader + SizeBytes];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length)
        {
            return new();
        }

        if (StatedPixels(start[FileHeader..]) > MediaLimits.ImagePixels)
        {
            throw new RefusedException(RefusalCause.TooLarge);
        }

        return new() { TrailerBytes = Math.Max(0, file.Length - 8 - BinaryPrimitives.ReadUInt32LittleEndian(start[4..])) };
    }

    private static long StatedPixels(ReadOnlySpan<byte> chunk)
    {
        var data = chunk[ChunkHeader..];
        return chunk[..4] switch
        {
            // The canvas: two numbers of 24 bits behind four bytes of flags, each one less than it means.
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => Product(Bits24(data[4..]) + 1, Bits24(data[7..]) + 1),

            // A key frame (RFC 6386, 9.1): three bytes of tag, a start code, two numbers of 14 bits.
            [(byte)'V', (byte)'P', (byte)'8', (byte)' '] when data[3..6] is [0x9D, 0x01, 0x2A] => Product(Bits14(data[6..]), Bits14(data[8..])),

            // Without loss: a signature, then two numbers of 14 bits, each one less than it means.
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] when data[0] is 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) is var bits =>
                Product((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1),

            // Not a size: the decoder refuses it.
            _ => 0,
        };
    }

    private static long Product(int width, int height) => (long)width * height;

    private static int Bits24(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);

    private static int Bits14(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data) & 0x3FFF;
}
