using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>Checks that every byte that an iloc box names lies inside the file.</summary>
/// <remarks>ISO/IEC 14496-12, 8.11.3. Sums of two 64-bit numbers are made in 128 bits: a sum that wraps would land inside.</remarks>
internal static class HeifLocations
{
    /// <summary>Extents of all items together. Their entries may be empty, so the length of the box alone would not bound them.</summary>
    private const int MaxExtents = 100_000;

    public enum Finding
    {
        None,
        Outside,
        Malformed,
    }

    public static Finding Check(ReadOnlySpan<byte> box, long fileLength, long dataLength)
    {
        if (box.Length < 8 || box[0] > 2)
        {
            return Finding.Malformed;
        }

        var version = box[0];
        var widths = new Widths(box[4] >> 4, box[4] & 15, box[5] >> 4, version == 0 ? 0 : box[5] & 15);
        if (!widths.AreValid)
        {
            return Finding.Malformed;
        }

        var rest = new Numbers(box[6..]);
        var items = rest.Take(version < 2 ? 2 : 4);
        var extents = 0UL;
        for (ulong item = 0; item < items && !rest.Failed; item++)
        {
            _ = rest.Take(version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : rest.Take(2) & 15;
            var reference = rest.Take(2);
            var start = rest.Take(widths.Base);
            var count = rest.Take(2);
            extents += count;

            // Method 2 measures from another item, reference 1 and more in another file: no camera writes either.
            if (method > 1 || reference != 0 || extents > MaxExtents)
            {
                return Finding.Malformed;
            }

            var room = (UInt128)(method == 0 ? fileLength : dataLength);
            for (ulong extent = 0; extent < count; extent++)
            {
                _ = rest.Take(widths.Index);
                var offset = (UInt128)start + rest.Take(widths.Offset);
                var length = rest.Take(widths.Length);

                // Length 0 means "to the end", which is inside if the start is.
                if (offset + length > room || (length == 0 && offset >= room))
                {
                    return rest.Failed ? Finding.Malformed : Finding.Outside;
                }
            }
        }

        return rest.Failed ? Finding.Malformed : Finding.None;
    }

    /// <summary>Bytes of each kind of number, by the first fields of the box.</summary>
    private readonly record struct Widths(int Offset, int Length, int Base, int Index)
    {
        public bool AreValid => IsValid(Offset) && IsValid(Length) && IsValid(Base) && IsValid(Index);

        private static bool IsValid(int width) => width is 0 or 4 or 8;
    }

    /// <summary>Takes numbers one after the other; past the end it gives 0 and remembers.</summary>
    private ref struct Numbers(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public bool Failed { get; private set; }

        public ulong Take(int width)
        {
            if (width > _rest.Length)
            {
                Failed = true;
                _rest = default;
            }

            if (Failed || width == 0)
            {
                return 0;
            }

            var taken = _rest[..width];
            _rest = _rest[width..];
            return width switch
            {
                2 => BinaryPrimitives.ReadUInt16BigEndian(taken),
                4 => BinaryPrimitives.ReadUInt32BigEndian(taken),
                _ => BinaryPrimitives.ReadUInt64BigEndian(taken),
            };
        }
    }
}
