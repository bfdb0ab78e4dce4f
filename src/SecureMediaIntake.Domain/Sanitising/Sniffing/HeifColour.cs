using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Reads the colour properties of the items that are shown. Others are left alone on purpose: a photo with a gain map describes its HDR
/// version too, and is an ordinary photo without it.
/// </summary>
/// <remarks>ISO/IEC 14496-12, 12.1.5 (colr); ISO/IEC 23008-12, 9.3 (ipma).</remarks>
internal static class HeifColour
{
    private const ushort DisplayP3Primaries = 12;
    private const ushort Bt2020Primaries = 9;
    private const ushort PqTransfer = 16;
    private const ushort HlgTransfer = 18;

    public enum Finding
    {
        AsIs,
        DisplayP3,
        Hdr,
        Malformed,
    }

    public static Finding Check(ReadOnlySpan<byte> iprp, HashSet<uint> shown)
    {
        var boxes = new BoxCursor(iprp);
        if (!boxes.TryTake("ipco"u8, out var container))
        {
            return iprp.IsEmpty ? Finding.AsIs : Finding.Malformed;
        }

        List<Colour> properties = [];
        var inside = new BoxCursor(container);
        while (inside.TryTake(out var type, out var body))
        {
            properties.Add(type == BoxCursor.TypeOf("colr"u8) ? Read(body) : default);
        }

        if (!inside.AtEnd)
        {
            return Finding.Malformed;
        }

        HashSet<int> used = [];
        while (boxes.TryTake("ipma"u8, out var association))
        {
            if (!TryCollect(association, shown, used))
            {
                return Finding.Malformed;
            }
        }

        var colours = used.Where(index => index >= 1 && index <= properties.Count).Select(index => properties[index - 1]).ToList();
        if (colours.Exists(c => c.Transfer is PqTransfer or HlgTransfer || c.Primaries == Bt2020Primaries))
        {
            return Finding.Hdr;
        }

        return !colours.Exists(c => c.IsProfile) && colours.Exists(c => c.Primaries == DisplayP3Primaries) ? Finding.DisplayP3 : Finding.AsIs;
    }

    private static Colour Read(ReadOnlySpan<byte> colr)
    {
        if (colr.StartsWith("nclx"u8) && colr.Length >= 10)
        {
            return new(IsProfile: false, BinaryPrimitives.ReadUInt16BigEndian(colr[4..]), BinaryPrimitives.ReadUInt16BigEndian(colr[6..]));
        }

        return new(IsProfile: colr.StartsWith("prof"u8) || colr.StartsWith("rICC"u8), 0, 0);
    }

    /// <summary>Adds the numbers, from 1, of the properties that belong to items of the set.</summary>
    private static bool TryCollect(ReadOnlySpan<byte> ipma, HashSet<uint> shown, HashSet<int> used)
    {
        if (ipma.Length < 8 || ipma[0] > 1)
        {
            return false;
        }

        var idLength = ipma[0] == 0 ? 2 : 4;
        var wide = (ipma[3] & 1) != 0;
        var rest = ipma[8..];
        for (var entries = BinaryPrimitives.ReadUInt32BigEndian(ipma[4..]); entries > 0; entries--)
        {
            if (rest.Length < idLength + 1)
            {
                return false;
            }

            var id = idLength == 2 ? BinaryPrimitives.ReadUInt16BigEndian(rest) : BinaryPrimitives.ReadUInt32BigEndian(rest);
            var count = rest[idLength];
            rest = rest[(idLength + 1)..];
            if (rest.Length < count * (wide ? 2 : 1))
            {
                return false;
            }

            for (var i = 0; i < count; i++)
            {
                // The first bit says whether the property is essential.
                var index = wide ? BinaryPrimitives.ReadUInt16BigEndian(rest) & 0x7FFF : rest[0] & 0x7F;
                rest = rest[(wide ? 2 : 1)..];
                if (shown.Contains(id))
                {
                    used.Add(index);
                }
            }
        }

        return true;
    }

    private readonly record struct Colour(bool IsProfile, ushort Primaries, ushort Transfer);
}
