using System.Numerics;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Elements of Matroska and WebM. A size takes as many bytes as its first byte has leading zero bits, and one.</summary>
internal static class EbmlWalk
{
    private const int MostDepth = 6;

    /// <summary>Elements that hold elements: head, segment, info, tracks, track, video, audio, cluster, group of blocks, cues, cue, tags, chapters.</summary>
    private static readonly HashSet<uint> Masters =
    [
        0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0xE1, 0x1F43B675, 0xA0, 0x1C53BB6B, 0xBB, 0x1254C367, 0x7373, 0x1043A770, 0x114D9B74,
    ];

    public static Structure Of(ReadOnlySpan<byte> file)
    {
        List<Element> elements = [];
        List<NumberField> numbers = [];
        Walk(file, 0, file.Length, 0, elements, numbers);
        return new(elements, numbers);
    }

    private static void Walk(ReadOnlySpan<byte> file, int from, int to, int depth, List<Element> elements, List<NumberField> numbers)
    {
        while (depth < MostDepth && to - from >= 2)
        {
            var idWidth = Width(file[from]);
            if (idWidth is 0 or > 4 || to - from <= idWidth)
            {
                return;
            }

            var at = from + idWidth;
            var sizeWidth = Width(file[at]);
            if (sizeWidth == 0 || to - at < sizeWidth)
            {
                return;
            }

            var id = (uint)new NumberField(from, idWidth).Read(file);
            var mask = (1UL << (7 * sizeWidth)) - 1;
            var size = new NumberField(at, sizeWidth).Read(file) & mask;
            var body = at + sizeWidth;

            // All ones: unknown, to the end, as a browser's recorder writes it.
            var end = size == mask ? to : (long)size <= to - body ? body + (int)size : -1;
            if (end < 0)
            {
                return;
            }

            elements.Add(new(from, (int)end - from));
            numbers.Add(new(at, sizeWidth is 1 or 2 or 4 or 8 ? sizeWidth : 1));
            if (Masters.Contains(id))
            {
                Walk(file, body, (int)end, depth + 1, elements, numbers);
            }

            from = (int)end;
        }
    }

    private static int Width(byte first) => first == 0 ? 0 : BitOperations.LeadingZeroCount((uint)first) - 23;
}
