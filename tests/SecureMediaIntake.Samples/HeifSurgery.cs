using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Samples;

/// <summary>
/// Adds to a HEIC or AVIF what its encoders here cannot write: turns, mirrors, colours by number, another main picture, pictures that serve
/// another one (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 6.5).
/// </summary>
internal static class HeifSurgery
{
    private const int Header = 8;

    private const int FullBox = 4;

    public static byte[] Turn(int quartersAnticlockwise) => Box("irot", [(byte)quartersAnticlockwise]);

    /// <param name="axis">0: top and bottom change places; 1: left and right do.</param>
    public static byte[] Mirror(int axis) => Box("imir", [(byte)axis]);

    /// <summary>Colours by number, as ITU-T H.273 counts them: 12 and 13 for Display P3, 9 and 16 for PQ in BT.2020.</summary>
    public static byte[] Colours(byte primaries, byte transfer) => Box("colr", [.. "nclx"u8, 0, primaries, 0, transfer, 0, 6, 0x80]);

    public static byte[] Purpose(string urn) => Box("auxC", [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(urn), 0]);

    /// <summary>Gives an item one more property.</summary>
    public static byte[] WithProperty(byte[] file, ushort item, byte[] property) => Edit(file, (type, content) =>
    {
        if (type is not "iprp")
        {
            return content;
        }

        var boxes = Boxes(content);
        var container = boxes.Single(box => box.Type is "ipco").Content;
        var place = Boxes(container).Count + 1;
        return [.. boxes.SelectMany(box => Box(box.Type, box.Type switch
        {
            "ipco" => [.. container, .. property],
            "ipma" => Associate(box.Content, item, place),
            _ => box.Content,
        }))];
    });

    /// <summary>Makes another item the main picture, as a phone does with the best of a burst.</summary>
    public static byte[] WithMain(byte[] file, ushort item) =>
        Edit(file, (type, content) => type is "pitm" ? [.. content[..FullBox], .. Half(item)] : content);

    /// <summary>Says that an item serves another one; the file must have no references yet.</summary>
    public static byte[] WithServant(byte[] file, ushort from, ushort to) =>
        Edit(file, (_, content) => content, Box("iref", [0, 0, 0, 0, .. Box("auxl", [.. Half(from), .. Half(1), .. Half(to)])]));

    private static byte[] Edit(byte[] file, Func<string, byte[], byte[]> edit, params byte[] added)
    {
        var top = Boxes(file);
        var before = top.Single(box => box.Type is "meta").Content;
        var after = EditMeta(before, edit, added);
        var moved = after.Length - before.Length;
        var placed = EditMeta(after, (type, content) => type is "iloc" ? Move(content, moved) : content, []);
        return [.. top.SelectMany(box => Box(box.Type, box.Type is "meta" ? placed : box.Content))];
    }

    private static byte[] EditMeta(byte[] meta, Func<string, byte[], byte[]> edit, byte[] added) =>
        [.. meta[..FullBox], .. Boxes(meta[FullBox..]).SelectMany(box => Box(box.Type, edit(box.Type, box.Content))), .. added];

    /// <summary>Essential, as a turn must be; in the order of calls, which is the order of effects.</summary>
    private static byte[] Associate(byte[] content, ushort item, int place)
    {
        var wide = (content[3] & 1) == 1;
        List<byte> rest = [.. content[..FullBox], .. content[FullBox..Header]];
        for (var at = Header; at < content.Length;)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at));
            var count = content[at + 2];
            var length = 3 + (count * (wide ? 2 : 1));
            byte[] more = id != item ? [] : wide ? [0x80, (byte)place] : [(byte)(0x80 | place)];
            rest.AddRange([.. content[at..(at + 2)], (byte)(count + (id == item ? 1 : 0)), .. content[(at + 3)..(at + length)], .. more]);
            at += length;
        }

        return [.. rest];
    }

    /// <summary>All items lie behind the meta box, so all move by what it grew.</summary>
    private static byte[] Move(byte[] content, int by)
    {
        var moved = (byte[])content.Clone();
        var (offset, length, start) = (content[4] >> 4, content[4] & 15, content[5] >> 4);
        var (version, at) = (content[0], Header);
        for (var items = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(6)); items > 0; items--)
        {
            at += version == 0 ? 4 : 6;
            at += start;
            var extents = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at));
            for (at += 2; extents > 0; extents--)
            {
                var place = moved.AsSpan(at + offset - 4, 4);
                BinaryPrimitives.WriteUInt32BigEndian(place, (uint)(BinaryPrimitives.ReadUInt32BigEndian(place) + by));
                at += offset + length;
            }
        }

        return moved;
    }

    private static List<(string Type, byte[] Content)> Boxes(byte[] bytes)
    {
        List<(string, byte[])> boxes = [];
        for (var at = 0; at < bytes.Length;)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            size = size == 0 ? bytes.Length - at : size;
            boxes.Add((Encoding.ASCII.GetString(bytes, at + 4, 4), bytes[(at + Header)..(at + size)]));
            at += size;
        }

        return boxes;
    }

    private static byte[] Box(string type, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + Header);
        return [.. size, .. Encoding.ASCII.GetBytes(type), .. content];
    }

    private static byte[] Half(ushort value) => [(byte)(value >> 8), (byte)value];
}
