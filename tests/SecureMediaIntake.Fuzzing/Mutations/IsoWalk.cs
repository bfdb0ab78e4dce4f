using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Boxes of ISO base media files (MP4, MOV, 3GP, HEIC, AVIF), their sizes, and the counts of their tables.</summary>
internal static class IsoWalk
{
    private const int MostDepth = 10;

    /// <summary>Boxes that hold boxes, with the bytes between header and first child.</summary>
    private static readonly Dictionary<string, int> Containers = new()
    {
        ["moov"] = 0, ["trak"] = 0, ["mdia"] = 0, ["minf"] = 0, ["stbl"] = 0, ["dinf"] = 0, ["edts"] = 0, ["udta"] = 0, ["moof"] = 0, ["traf"] = 0,
        ["mvex"] = 0, ["iprp"] = 0, ["ipco"] = 0, ["meta"] = 4, ["dref"] = 8, ["stsd"] = 8, ["iinf"] = 6,
    };

    /// <summary>Full boxes with a count, at this offset after the header.</summary>
    private static readonly Dictionary<string, int> Counts = new()
    {
        ["stts"] = 4, ["ctts"] = 4, ["stsc"] = 4, ["stco"] = 4, ["co64"] = 4, ["stss"] = 4, ["elst"] = 4, ["dref"] = 4, ["stsd"] = 4, ["stsz"] = 8,
        ["trun"] = 4, ["ipma"] = 4, ["ispe"] = 4, ["mvhd"] = 12, ["mdhd"] = 12, ["tkhd"] = 76,
    };

    public static Structure Of(ReadOnlySpan<byte> file)
    {
        List<Element> elements = [];
        List<NumberField> numbers = [];
        Walk(file, 0, file.Length, 0, elements, numbers);
        return new(elements, numbers);
    }

    private static void Walk(ReadOnlySpan<byte> file, int from, int to, int depth, List<Element> elements, List<NumberField> numbers)
    {
        while (depth < MostDepth && to - from >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(file[from..]);
            var length = size == 0 ? to - from : (int)Math.Min(size, int.MaxValue);
            if (length < 8 || length > to - from)
            {
                return;
            }

            var name = Encoding.Latin1.GetString(file.Slice(from + 4, 4));
            elements.Add(new(from, length));
            numbers.Add(new(from, 4));
            if (Counts.TryGetValue(name, out var count) && length >= 8 + count + 4)
            {
                numbers.Add(new(from + 8 + count, 4));
            }

            if (Containers.TryGetValue(name, out var skip) && length >= 8 + skip)
            {
                Walk(file, from + 8 + skip, from + length, depth + 1, elements, numbers);
            }

            from += length;
        }
    }
}
