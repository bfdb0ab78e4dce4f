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

    /// <summary>The directory that the first one names as the next; false where there is none.</summary>
    public static bool TryReadSecond(Stream tiff, out IReadOnlyList<TiffEntry> entries)
    {
        entries = [];
        Span<byte> header = stackalloc byte[8];
        Span<byte> next = stackalloc byte[4];
        return TryReadAt(tiff, 0, header)
            && (header[0] == 'I') is var little
            && Number(header[4..], little) is var first
            && TryReadAt(tiff, first, little, out var before)
            && TryReadAt(tiff, first + 2L + (before.Count * EntryLength), next)
            && Number(next, little) is not 0 and var second
            && TryReadAt(tiff, second, little, out entries);
    }

    /// <summary>The first characters of a text or of bytes without a form, as Latin-1 up to a closing zero; null for other types.</summary>
    public static string? Text(Stream tiff, TiffEntry entry, bool littleEndian, int most)
    {
        const ushort ascii = 2;
        const ushort undefined = 7;
        const int inline = 4;
        if (entry.Type is not (ascii or undefined))
        {
            return null;
        }

        var bytes = new byte[Math.Min(entry.Count, (uint)most)];
        if (entry.Count <= inline)
        {
            Span<byte> value = stackalloc byte[inline];
            if (littleEndian)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(value, entry.ValueOrOffset);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(value, entry.ValueOrOffset);
            }

            value[..bytes.Length].CopyTo(bytes);
        }
        else if (!TryReadAt(tiff, entry.ValueOrOffset, bytes))
        {
            return null;
        }

        return Encoding.Latin1.GetString(bytes).TrimEnd('\0');
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
