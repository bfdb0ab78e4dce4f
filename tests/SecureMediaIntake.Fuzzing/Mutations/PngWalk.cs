using System.Buffers.Binary;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Chunks of a PNG, their lengths and the numbers of the header.</summary>
internal static class PngWalk
{
    /// <summary>Bytes of a chunk around its data: length, type, checksum.</summary>
    private const int Frame = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Structure Of(ReadOnlySpan<byte> file)
    {
        List<Element> elements = [];
        List<NumberField> numbers = [new(16, 4), new(20, 4), new(24, 1), new(25, 1), new(28, 1)]; // Width, height, depth, colour, interlacing.
        foreach (var chunk in Chunks(file))
        {
            elements.Add(chunk);
            numbers.Add(new(chunk.Start, 4));
        }

        return new(elements, numbers);
    }

    /// <summary>Makes every checksum right again: a decoder that stops at the first wrong one would never see what was changed.</summary>
    public static void Repair(Span<byte> file)
    {
        foreach (var chunk in Chunks(file))
        {
            BinaryPrimitives.WriteUInt32BigEndian(
                file[(chunk.End - 4)..], Checksum(file.Slice(chunk.Start + 4, chunk.Length - 8)));
        }
    }

    private static List<Element> Chunks(ReadOnlySpan<byte> file)
    {
        List<Element> chunks = [];
        var at = Signature.Length;
        while (file.Length - at >= Frame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame)
            {
                break;
            }

            chunks.Add(new(at, (int)length + Frame));
            at += (int)length + Frame;
        }

        return chunks;
    }

    /// <summary>CRC-32 as in PNG, annex D, bit by bit: seeds are small.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
