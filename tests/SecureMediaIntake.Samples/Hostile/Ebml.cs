namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Elements of Matroska (RFC 8794): an id, a size of 8 bytes, a payload.</summary>
internal static class Ebml
{
    /// <summary>A size that says "unknown".</summary>
    public static readonly byte[] Unknown = Bytes.Hex("01FFFFFFFFFFFFFF");

    private const string SegmentId = "18538067";

    public static byte[] Element(string id, params byte[][] payload)
    {
        var body = Bytes.Join(payload);
        return [.. Bytes.Hex(id), .. Size((ulong)body.Length), .. body];
    }

    public static byte[] Size(ulong length) => Bytes.Be64(length | (1UL << 56));

    /// <summary>The same file with more elements at the start of its segment, whose size becomes unknown.</summary>
    public static byte[] AtStartOfSegment(byte[] file, params byte[][] elements)
    {
        var at = file.IndexOf(Bytes.Hex(SegmentId)) + 4;
        var sizeLength = LengthOfSize(file[at]);
        return [.. file[..at], .. Unknown, .. Bytes.Join(elements), .. file[(at + sizeLength)..]];
    }

    /// <summary>The same file with more children in the first element of an id, directly inside its segment, whose size becomes unknown.</summary>
    public static byte[] Grow(byte[] file, string id, params byte[][] children)
    {
        var open = AtStartOfSegment(file);

        // The last: the table of contents before it names the same id.
        var at = open.AsSpan().LastIndexOf(Bytes.Hex(id));
        var start = at + (id.Length / 2);
        var sizeLength = LengthOfSize(open[start]);
        var size = open.AsSpan(start, sizeLength).ToArray().Aggregate(0L, (sum, one) => (sum << 8) | one) & ~(1L << (7 * sizeLength));
        var body = open.AsSpan(start + sizeLength, (int)size).ToArray();
        return [.. open[..at], .. Element(id, [body, .. children]), .. open[(start + sizeLength + (int)size)..]];
    }

    private static int LengthOfSize(byte first) => 1 + (int)uint.LeadingZeroCount((uint)first << 24);
}
