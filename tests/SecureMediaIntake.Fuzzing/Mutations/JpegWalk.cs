using System.Buffers.Binary;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Segments of a JPEG up to its first scan, their lengths, and the sizes and tables that a frame header states.</summary>
internal static class JpegWalk
{
    public static Structure Of(ReadOnlySpan<byte> file)
    {
        List<Element> elements = [];
        List<NumberField> numbers = [];
        var at = 2;
        while (file.Length - at >= 4 && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) + 2;
            if (length > file.Length - at)
            {
                break;
            }

            elements.Add(new(at, length));
            numbers.Add(new(at + 2, 2));
            if (marker is 0xC0 or 0xC1 or 0xC2 && length >= 19)
            {
                // Precision, height, width, components, the first one's sampling.
                numbers.AddRange([new(at + 4, 1), new(at + 5, 2), new(at + 7, 2), new(at + 9, 1), new(at + 11, 1)]);
            }

            if (marker == 0xDA)
            {
                break;
            }

            at += length;
        }

        return new(elements, numbers);
    }
}
