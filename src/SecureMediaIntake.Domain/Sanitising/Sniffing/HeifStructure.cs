using System.Buffers.Binary;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Walks the items of a HEIF or AVIF photo, because its decoders keep quiet about three things: a file cut at 30 to 99 % becomes a picture
/// without an exception or a warning, PQ and Display P3 values come out as sRGB, and only the first of several pictures is kept.
/// </summary>
/// <remarks>ISO/IEC 14496-12, 8.11 (meta, pitm, iinf, iloc, iref, iprp); ISO/IEC 23008-12, 6.4 to 6.6. Colour codes: ITU-T H.273.</remarks>
public static class HeifStructure
{
    /// <summary>Largest meta box, in bytes. A 108 MP photo in 432 tiles needs about 30 KB; the box is held in memory.</summary>
    public const int MaxMetaBytes = 4 * 1024 * 1024;

    /// <summary>Boxes at the top of the file; photos have three to six. Each costs a seek.</summary>
    private const int MaxTopBoxes = 1000;

    private const long HeaderWith64Bits = 16;

    /// <summary>Checks the file from its first byte; the position of the stream changes.</summary>
    /// <param name="heif">Seekable.</param>
    /// <returns>Facts for the decoder, or <see cref="MediaProblems.CutShort"/>, <see cref="MediaProblems.HdrPhoto"/>, <see cref="MediaProblems.Unknown"/>.</returns>
    public static Outcome<PhotoStructure> Check(Stream heif)
    {
        byte[]? meta = null;
        Span<byte> header = stackalloc byte[(int)HeaderWith64Bits];
        long at = 0;
        for (var boxes = 0; at < heif.Length; boxes++)
        {
            heif.Position = at;
            var left = heif.Length - at;
            if (left < BoxCursor.HeaderLength)
            {
                // Some phones add a trailer that is no box. It is dropped with everything else, so it is only a fault before the items.
                break;
            }

            var wanted = (int)Math.Min(header.Length, left);
            heif.ReadExactly(header[..wanted]);
            long headerLength = BoxCursor.HeaderLength;
            ulong size = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size == 1 && wanted == header.Length)
            {
                headerLength = HeaderWith64Bits;
                size = BinaryPrimitives.ReadUInt64BigEndian(header[8..]);
            }
            else if (size == 0)
            {
                size = (ulong)left;
            }

            if (size < (ulong)headerLength || boxes == MaxTopBoxes)
            {
                return meta is null ? MediaProblems.Unknown : HeifItems.Check(meta, heif.Length);
            }

            if (size > (ulong)left)
            {
                // A trailer is not a box either, and its "size" may be anything; a media box beyond the end is a cut file.
                return meta is not null && !header[4..8].SequenceEqual("mdat"u8)
                    ? HeifItems.Check(meta, heif.Length)
                    : MediaProblems.CutShort;
            }

            if (meta is null && header[4..8].SequenceEqual("meta"u8))
            {
                if (size > MaxMetaBytes)
                {
                    return MediaProblems.Unknown;
                }

                meta = new byte[(long)size - headerLength];
                heif.Position = at + headerLength;
                heif.ReadExactly(meta);
            }

            at += (long)size;
        }

        return meta is null ? MediaProblems.Unknown : HeifItems.Check(meta, heif.Length);
    }
}
