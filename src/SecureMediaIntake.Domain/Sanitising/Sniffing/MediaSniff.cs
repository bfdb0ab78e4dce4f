using System.Buffers.Binary;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Says what a file is from its first bytes, or why it is refused. An allow-list of signatures: a file that starts as none of them does not
/// reach a decoder, whatever it is called. What is recognised beyond the list only chooses the advice.
/// </summary>
/// <remarks>
/// The head alone decides for everything but TIFF and HEIF; those also need <see cref="MediaStructure.Check"/> over the whole file, because a
/// RAW photo may keep its directory, and a cut HEIC its missing end, beyond the head.
/// </remarks>
public static class MediaSniff
{
    /// <summary>Bytes of the file that are enough: any more are ignored.</summary>
    public const int HeadLength = 4096;

    private const int TransportPacket = 188;

    /// <summary>Packets that must start with the sync byte. One or two do so by chance in any file that starts with a G.</summary>
    private const int TransportPackets = 3;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Ebml => [0x1A, 0x45, 0xDF, 0xA3];

    /// <summary>Decides from the first <see cref="HeadLength"/> bytes, or all of a shorter file.</summary>
    /// <returns>The decoder, or a problem of <see cref="MediaProblems"/>.</returns>
    public static Outcome<SniffedMedia> Identify(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return MediaProblems.Empty;
        }

        head = head[..Math.Min(head.Length, HeadLength)];
        if (head.StartsWith(Jpeg)
            || head.StartsWith(Png)
            || head.StartsWith("GIF87a"u8)
            || head.StartsWith("GIF89a"u8)
            || IsRiff(head, "WEBP"u8))
        {
            return SniffedMedia.Image;
        }

        if (TiffDirectory.IsTiff(head))
        {
            return TiffDirectory.RefuseByHead(head) is { } raw ? raw : SniffedMedia.Image;
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return FileTypeBrands.Identify(head);
        }

        if (IsQuickTime(head))
        {
            return SniffedMedia.Mov;
        }

        if (head.StartsWith(Ebml))
        {
            return SniffedMedia.Matroska;
        }

        if (IsRiff(head, "AVI "u8))
        {
            return SniffedMedia.Avi;
        }

        return IsTransportStream(head) ? SniffedMedia.TransportStream : RefusedSignatures.Find(head);
    }

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual(form);

    /// <summary>QuickTime from before ftyp, and cameras that write the data first.</summary>
    private static bool IsQuickTime(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return false;
        }

        var type = head[4..8];
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        return type.SequenceEqual("mdat"u8)
            ? size is 0 or 1 or >= BoxCursor.HeaderLength
            : size >= BoxCursor.HeaderLength
                && (type.SequenceEqual("moov"u8) || type.SequenceEqual("wide"u8) || type.SequenceEqual("free"u8));
    }

    private static bool IsTransportStream(ReadOnlySpan<byte> head)
    {
        const byte sync = 0x47;
        if (head.Length < TransportPackets * TransportPacket)
        {
            return false;
        }

        for (var at = 0; at < head.Length; at += TransportPacket)
        {
            if (head[at] != sync)
            {
                return false;
            }
        }

        return true;
    }
}
