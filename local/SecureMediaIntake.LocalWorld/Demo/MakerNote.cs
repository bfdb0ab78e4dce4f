using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>
/// Puts an EXIF block with a maker's own notes into a JPEG. exiftool copies such notes and never makes them, so the block is written byte by byte;
/// whatever exiftool adds afterwards keeps it.
/// </summary>
/// <remarks>EXIF 2.32 section 4.6; the notes are laid out as a phone of Apple does: a name, a byte order, a directory.</remarks>
internal static class MakerNote
{
    private const ushort ExifDirectory = 0x8769;
    private const ushort Notes = 0x927C;
    private const ushort Long = 4;
    private const ushort Undefined = 7;
    private const int Entry = 12;

    /// <summary>Bytes from the start of the TIFF header to the second directory: header, one entry, its count, no next.</summary>
    private const int SecondAt = 8 + 2 + Entry + 4;

    private const int NotesAt = SecondAt + 2 + Entry + 4;

    public static async Task AddAsync(string jpeg, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(jpeg, cancellation);

        // Right after the start of the picture, where EXIF belongs.
        await File.WriteAllBytesAsync(jpeg, [.. bytes[..2], .. Segment(), .. bytes[2..]], cancellation);
    }

    private static byte[] Segment()
    {
        var notes = NotesOfAPhone();
        byte[] tiff =
        [
            .. "MM\0*"u8, .. Number(8),
            .. Half(1), .. Field(ExifDirectory, Long, 1, Number(SecondAt)), .. Number(0),
            .. Half(1), .. Field(Notes, Undefined, notes.Length, Number(NotesAt)), .. Number(0),
            .. notes,
        ];
        byte[] content = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, .. Half((ushort)(content.Length + 2)), .. content];
    }

    private static byte[] NotesOfAPhone()
    {
        const ushort version = 1, burst = 11, text = 2, signed = 9;
        var id = Encoding.ASCII.GetBytes("00000000-0000-4000-8000-DEMODEMODEMO\0");
        byte[] name = [.. "Apple iOS\0\0\u0001MM"u8];

        // Offsets count from the start of the notes.
        var after = name.Length + 2 + (2 * Entry) + 4;
        return
        [
            .. name, .. Half(2), .. Field(version, signed, 1, Number(14)), .. Field(burst, text, id.Length, Number(after)), .. Number(0), .. id,
        ];
    }

    private static byte[] Field(ushort tag, ushort type, int count, byte[] value) => [.. Half(tag), .. Half(type), .. Number(count), .. value];

    private static byte[] Half(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
