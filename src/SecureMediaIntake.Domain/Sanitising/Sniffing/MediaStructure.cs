using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// The part of sniffing that needs the whole file: the first directory of a TIFF, and the items of a HEIF or AVIF photo. To be called for every
/// photo after <see cref="MediaSniff"/> accepted it and before a decoder sees it.
/// </summary>
public static class MediaStructure
{
    /// <summary>Looks wherever the file's own structure points, with bounded memory; the position of the stream changes.</summary>
    /// <param name="photo">Seekable, from its first byte.</param>
    /// <returns>What the structure says about colours and pictures, or a problem of <see cref="MediaProblems"/>.</returns>
    public static Outcome<PhotoStructure> Check(Stream photo)
    {
        Span<byte> head = stackalloc byte[12];
        photo.Position = 0;
        head = head[..photo.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (TiffDirectory.IsTiff(head))
        {
            return TiffDirectory.Check(photo) is { } problem ? problem : PhotoStructure.Plain;
        }

        return head.Length == 12 && head[4..8].SequenceEqual("ftyp"u8) ? HeifStructure.Check(photo) : PhotoStructure.Plain;
    }
}
