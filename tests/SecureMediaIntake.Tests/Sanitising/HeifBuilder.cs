using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>Writes the boxes of a HEIF photo: one coded picture, and whatever a test adds.</summary>
internal sealed class HeifBuilder
{
    private const int PictureLength = 100;

    /// <summary>Number, type, hidden.</summary>
    public List<(ushort Id, string Type, bool Hidden)> Items { get; } = [(1, "hvc1", false)];

    /// <summary>Kind, from, to.</summary>
    public List<(string Type, ushort From, ushort[] To)> Links { get; } = [];

    /// <summary>Content of colr boxes, and the item that each belongs to.</summary>
    public List<(byte[] Colour, ushort Item)> Colours { get; } = [];

    /// <summary>Added to the place of the first picture.</summary>
    public long Shift { get; set; }

    /// <summary>Length of the first picture.</summary>
    public uint Length { get; set; } = PictureLength;

    public byte ConstructionMethod { get; set; }

    public static byte[] Nclx(ushort primaries, ushort transfer) =>
        [.. "nclx"u8, (byte)(primaries >> 8), (byte)primaries, (byte)(transfer >> 8), (byte)transfer, 0, 6, 0x80];

    public byte[] ToBytes()
    {
        var fileType = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);

        // The place of the picture depends on the length of the box that states it, which does not depend on the place.
        var meta = Meta(0);
        meta = Meta(fileType.Length + meta.Length + 8 + Shift);
        return [.. fileType, .. meta, .. Box("mdat", new byte[PictureLength])];
    }

    private byte[] Meta(long pictureAt) => Box(
        "meta",
        [
            0, 0, 0, 0,
            .. Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. Box("iloc", Locations(pictureAt)),
            .. Box("iinf", [0, 0, 0, 0, .. Half(Items.Count), .. Items.SelectMany(Entry)]),
            .. Box("iref", [0, 0, 0, 0, .. Links.SelectMany(l => Box(l.Type, [.. Half(l.From), .. Half(l.To.Length), .. l.To.SelectMany(t => Half(t))]))]),
            .. Box("iprp", [.. Box("ipco", [.. Colours.SelectMany(c => Box("colr", c.Colour))]), .. Box("ipma", Associations())]),
        ]);

    /// <summary>Version 1: 64-bit offsets, 32-bit lengths, no base, no index.</summary>
    private byte[] Locations(long pictureAt) =>
        [1, 0, 0, 0, 0x84, 0, .. Half(1), .. Half(1), 0, ConstructionMethod, .. Half(0), .. Half(1), .. Long(pictureAt), .. Word(Length)];

    private static byte[] Entry((ushort Id, string Type, bool Hidden) item) =>
        Box("infe", [2, 0, 0, (byte)(item.Hidden ? 1 : 0), .. Half(item.Id), 0, 0, .. Encoding.Latin1.GetBytes(item.Type), 0]);

    private byte[] Associations() =>
        [0, 0, 0, 0, .. Word((uint)Colours.Count), .. Colours.SelectMany((c, i) => (byte[])[.. Half(c.Item), 1, (byte)(0x80 | (i + 1))])];

    private static byte[] Box(string type, byte[] content) => [.. Word((uint)(content.Length + 8)), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Half(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
