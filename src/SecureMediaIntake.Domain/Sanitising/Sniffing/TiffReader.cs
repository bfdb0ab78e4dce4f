using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>One entry of a TIFF directory, with the first number of its value where that stands in the entry itself.</summary>
internal readonly record struct TiffEntry(ushort Tag, ushort Type, uint Count, uint FirstNumber, uint ValueOrOffset);

/// <summary>Reads single directories of a TIFF, as files and Exif blocks hold them. Follows no chain, so a loop cannot hold it.</summary>
internal static class TiffReader
{
    private const int EntryLength = 12;
    private const ushort Short = 3;

    /// <summary>The first directory. False if it does not lie inside the stream, which must be seekable.</summary>
    public static bool TryReadFirst(Stream tiff, out IReadOnlyList<TiffEntry> entries)
    {
        entries = [];
        Span<byte> header = stackalloc byte[8];
        return TryReadAt(tiff, 0, header)
            && (header[0] == 'I') is var little
            && TryReadAt(tiff, Number(header[4..], little), little, out entries);
    }

    /// <summary>The directory at an offset.</summary>
    public static bool TryReadAt(Stream tiff, long offset, bool littleEndian, out IReadOnlyList<TiffEntry> entries)
    {
        entries = [];
        Span<byte> count = stackalloc byte[2];
        if (!TryReadAt(tiff, offset, count))
        {
            return false;
        }

        // At most 65,535 entries of 12 bytes.
        var table = new byte[Half(count, littleEndian) * EntryLength];
        if (!TryReadAt(tiff, offset + 2, table))
        {
            return false;
        }

        var read = new TiffEntry[table.Length / EntryLength];
        for (var i = 0; i < read.Length; i++)
        {
            var entry = table.AsSpan(i * EntryLength, EntryLength);
            var type = Half(entry[2..], littleEndian);
            var value = Number(entry[8..], littleEndian);
            read[i] = new(
                Half(entry, littleEndian), type, Number(entry[4..], littleEndian), type == Short ? Half(entry[8..], littleEndian) : value, value);
        }

        entries = read;
        return true;
    }

    /// <summary>An ASCII value of exactly this length that lies outside its entry (longer than four bytes), without the closing zero.</summary>
    public static string? Text(Stream tiff, TiffEntry entry, int length)
    {
        const ushort ascii = 2;
        var bytes = new byte[length];
        return entry.Type == ascii && entry.Count >= length && entry.Count <= length + 1 && TryReadAt(tiff, entry.ValueOrOffset, bytes)
            ? Encoding.ASCII.GetString(bytes)
            : null;
    }

    private static bool TryReadAt(Stream stream, long offset, Span<byte> into)
    {
        if (offset < 0 || offset > stream.Length - into.Length)
        {
            return false;
        }

        stream.Position = offset;
        return stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
    }

    private static ushort Half(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
