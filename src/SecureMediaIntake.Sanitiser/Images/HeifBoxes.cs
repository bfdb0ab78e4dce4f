using System.Buffers.Binary;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Reads integers and boxes of ISO 14496-12 from a part of a file held in memory. Running over its end is a refusal, never an exception of the array.</summary>
internal ref struct HeifBoxes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    public ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _bytes.Length - _at)
        {
            throw new RefusedException(Domain.Sanitising.RefusalCause.Unreadable);
        }

        var taken = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public ushort Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint Long() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    /// <summary>An unsigned integer of 0, 2, 4 or 8 bytes, as iloc declares its sizes.</summary>
    public ulong Sized(int size) => size switch
    {
        0 => 0,
        2 => Short(),
        4 => Long(),
        8 => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        _ => throw new RefusedException(Domain.Sanitising.RefusalCause.Unreadable),
    };

    /// <summary>The next box: its four-letter name as a number, and its content.</summary>
    public uint Box(out ReadOnlySpan<byte> content)
    {
        long length = Long();
        var name = Long();
        var header = 8;
        if (length == 1)
        {
            length = (long)Math.Min(Sized(8), long.MaxValue);
            header = 16;
        }
        else if (length == 0)
        {
            length = header + _bytes.Length - _at;
        }

        content = Take(length - header);
        return name;
    }
}
