using System.Buffers.Binary;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Chunks of RIFF files (WebP, AVI), lists within lists.</summary>
internal static class RiffWalk
{
    private const int MostDepth = 6;

    public static Structure Of(ReadOnlySpan<byte> file)
    {
        List<Element> elements = [];
        List<NumberField> numbers = [new(4, 4, BigEndian: false)];
        Walk(file, 12, file.Length, 0, elements, numbers);
        return new(elements, numbers);
    }

    private static void Walk(ReadOnlySpan<byte> file, int from, int to, int depth, List<Element> elements, List<NumberField> numbers)
    {
        while (depth < MostDepth && to - from >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[(from + 4)..]);
            if (size > to - from - 8)
            {
                return;
            }

            var length = 8 + (int)size;
            elements.Add(new(from, length));
            numbers.Add(new(from + 4, 4, BigEndian: false));
            if (file.Slice(from, 4).SequenceEqual("LIST"u8) && size >= 4)
            {
                Walk(file, from + 12, from + length, depth + 1, elements, numbers);
            }

            // Chunks stand at even offsets.
            from += length + (length & 1);
        }
    }
}
