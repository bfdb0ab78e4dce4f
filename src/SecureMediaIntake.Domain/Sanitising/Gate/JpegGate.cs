namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Looks at a JPEG of our own making and lets it pass only if every byte has its place: the constant header, entropy-coded data without a
/// marker, the end marker, and nothing after it. No decoder, no allow-list of harmless extras: our encoder writes none.
/// </summary>
/// <remarks>ITU-T T.81, B.1.1.5: inside entropy-coded data a byte FF is followed by 00; restart markers would need a DRI segment, which no template has.</remarks>
public static class JpegGate
{
    private const byte Marker = 0xFF;
    private const byte EndOfImage = 0xD9;

    /// <summary>Reads the stream from its position to its end, once and forward only.</summary>
    /// <param name="jpeg">The rendition. An <see cref="IOException"/> of the stream itself escapes: it says nothing about the file.</param>
    /// <param name="template">The header that this rendition must have.</param>
    /// <param name="width">In pixels, as the sanitiser reported it.</param>
    /// <param name="height">In pixels, as the sanitiser reported it.</param>
    /// <returns>
    /// Passed, or one of: <c>jpeg-size</c> (a reported size outside 1 to 65,535), <c>jpeg-header</c>, <c>jpeg-cut</c>, <c>jpeg-empty</c>
    /// (no picture data), <c>jpeg-marker-in-scan</c>, <c>jpeg-bytes-after-end</c>.
    /// </returns>
    public static GateVerdict Check(Stream jpeg, JpegTemplate template, int width, int height) =>
        GateVerdict.Of(FirstFinding(new ForwardReader(jpeg), template, width, height));

    private static string? FirstFinding(ForwardReader reader, JpegTemplate template, int width, int height)
    {
        if (width is < 1 or > ushort.MaxValue || height is < 1 or > ushort.MaxValue)
        {
            return "jpeg-size";
        }

        Span<byte> header = stackalloc byte[template.HeaderLength];
        if (!reader.TryRead(header))
        {
            return "jpeg-cut";
        }

        if (!header.SequenceEqual(template.HeaderFor(width, height)))
        {
            return "jpeg-header";
        }

        var scanStart = reader.Position;
        Span<byte> after = stackalloc byte[1];
        while (reader.TrySkipPast(Marker))
        {
            if (!reader.TryRead(after))
            {
                return "jpeg-cut";
            }

            switch (after[0])
            {
                case 0:
                    continue;
                case EndOfImage when reader.Position - scanStart == 2:
                    return "jpeg-empty";
                case EndOfImage:
                    return reader.AtEnd() ? null : "jpeg-bytes-after-end";
                default:
                    return "jpeg-marker-in-scan";
            }
        }

        return "jpeg-cut";
    }
}
