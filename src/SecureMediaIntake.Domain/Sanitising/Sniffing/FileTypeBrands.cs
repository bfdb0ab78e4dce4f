using System.Buffers.Binary;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Tells photos from videos, and AV1 from HEVC, by the brands of an ftyp box. Routing must be right the first time: NetVips opens a HEVC photo
/// and fails only at its pixels.
/// </summary>
/// <remarks>ISO/IEC 14496-12, 4.3; ISO/IEC 23008-12, annex B (HEIF brands); AV1 Image File Format, clause 8.</remarks>
internal static class FileTypeBrands
{
    private const int BrandLength = 4;

    /// <summary>size, type, major brand, minor version.</summary>
    private const int FixedLength = 16;

    public static Outcome<SniffedMedia> Identify(ReadOnlySpan<byte> head)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (size < FixedLength || size % BrandLength != 0)
        {
            // Sizes 0, 1 and odd ones: a box that no camera writes, and a parser that disagrees with ours may read as something else.
            return MediaProblems.Unknown;
        }

        var compatible = head.Length > FixedLength ? head[FixedLength..(int)Math.Min(size, (uint)head.Length)] : default;
        return Text(head[8..12]) switch
        {
            "avif" or "avis" => SniffedMedia.Image,
            "heic" or "heix" or "heim" or "heis" => SniffedMedia.Heic,
            "mif1" => OfNeutralBrand(head, compatible),
            "hevc" or "hevx" or "msf1" => MediaProblems.PhotoSequence,
            "crx " => MediaProblems.Raw,
            "jxl " or "jp2 " or "jpx " or "jpm " or "avci" or "avcs" or "jpeg" or "j2ki" => MediaProblems.OtherPhoto,

            // Some phones put a video-like major brand before a photo; its content starts with meta, a video's never does.
            _ when ContentIsPhoto(head, size) => OfNeutralBrand(head, compatible),
            _ => SniffedMedia.Mov,
        };
    }

    /// <summary>A photo whose major brand names no codec: the compatible brands do, or the type of its items.</summary>
    private static Outcome<SniffedMedia> OfNeutralBrand(ReadOnlySpan<byte> head, ReadOnlySpan<byte> compatible)
    {
        if (Has(compatible, "avif"u8))
        {
            return SniffedMedia.Image;
        }

        if (Has(compatible, "heic"u8) || Has(compatible, "heix"u8) || Has(compatible, "heim"u8) || Has(compatible, "heis"u8))
        {
            return SniffedMedia.Heic;
        }

        // A guess from the item entries within the head. If it is wrong the decoder says so; it cannot reach any other.
        return head.IndexOf("av01"u8) >= 0 && head.IndexOf("hvc1"u8) < 0 ? SniffedMedia.Image : SniffedMedia.Heic;
    }

    private static bool ContentIsPhoto(ReadOnlySpan<byte> head, uint size) =>
        size <= head.Length && new BoxCursor(head[(int)size..]) is var next && next.NextIs("meta"u8);

    private static bool Has(ReadOnlySpan<byte> brands, ReadOnlySpan<byte> wanted)
    {
        for (; brands.Length >= BrandLength; brands = brands[BrandLength..])
        {
            if (brands.StartsWith(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(ReadOnlySpan<byte> brand) => System.Text.Encoding.Latin1.GetString(brand);
}
