using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Finds RAW photos that are dressed as TIFF. Their first directory describes a small preview, which a decoder returns as if it were the
/// photo: a clinician would judge a 160 × 120 picture. So the first directory must be that of an ordinary TIFF.
/// </summary>
/// <remarks>TIFF 6.0, part 1; TIFF/EP and DNG 1.6 for the tags that mark RAW.</remarks>
internal static class TiffDirectory
{
    private const ushort NewSubfileType = 0x00FE;
    private const ushort Compression = 0x0103;
    private const ushort Photometric = 0x0106;
    private const ushort SubDirectories = 0x014A;
    private const ushort CfaRepeat = 0x828D;
    private const ushort CfaPattern = 0x828E;
    private const ushort DngVersion = 0xC612;

    /// <summary>"II*" or "MM*". BigTIFF (43) is not taken: no camera writes it.</summary>
    public static bool IsTiff(ReadOnlySpan<byte> head) =>
        head.Length >= 8 && (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8));

    /// <summary>What the head shows; a directory beyond it is for <see cref="Check"/>.</summary>
    public static Problem? RefuseByHead(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 10 && head[8..10].SequenceEqual("CR"u8))
        {
            return MediaProblems.Raw;
        }

        using var stream = new MemoryStream(head.ToArray(), writable: false);
        return TiffReader.TryReadFirst(stream, out var entries) ? Judge(entries) : null;
    }

    /// <summary>Looks at the first directory wherever it lies.</summary>
    public static Problem? Check(Stream file) =>
        TiffReader.TryReadFirst(file, out var entries) ? Judge(entries) : MediaProblems.CutShort;

    private static Problem? Judge(IReadOnlyList<TiffEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (JudgeEntry(entry) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static Problem? JudgeEntry(TiffEntry entry)
    {
        const uint page = 2;
        return entry.Tag switch
        {
            DngVersion or SubDirectories or CfaRepeat or CfaPattern => MediaProblems.Raw,
            NewSubfileType when entry.FirstNumber == page => MediaProblems.SeveralPages,
            NewSubfileType when entry.FirstNumber != 0 => MediaProblems.Raw,

            // The baseline and TIFF 6.0 codes; Nikon, Sony, Pentax and Kodak use numbers of their own.
            Compression when entry.FirstNumber is not ((>= 1 and <= 8) or 32773 or 32946) => MediaProblems.Raw,
            Photometric when entry.FirstNumber is not (<= 3 or 5 or 6 or 8) => MediaProblems.Raw,
            _ => null,
        };
    }
}
