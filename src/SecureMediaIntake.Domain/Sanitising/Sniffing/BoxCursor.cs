using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Walks the boxes of ISO/IEC 14496-12 (clause 4.2) that lie side by side in memory. Only 32-bit sizes: 64-bit and "to the end" sizes are
/// for media data, and a walk over structure that met one would be in the wrong place.
/// </summary>
internal ref struct BoxCursor(ReadOnlySpan<byte> boxes)
{
    /// <summary>Bytes of size and type.</summary>
    public const int HeaderLength = 8;

    private ReadOnlySpan<byte> _rest = boxes;

    /// <summary>Nothing is left, not even a stray byte.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>A four-letter type as the number that stands in the file.</summary>
    public static uint TypeOf(ReadOnlySpan<byte> fourLetters) => BinaryPrimitives.ReadUInt32BigEndian(fourLetters);

    /// <summary>The next box is of this type (its size may still be wrong).</summary>
    public readonly bool NextIs(ReadOnlySpan<byte> type) => _rest.Length >= HeaderLength && _rest[4..8].SequenceEqual(type);

    /// <summary>Takes the next box, whatever its type. False at the end, and where the size does not fit into what is left.</summary>
    public bool TryTake(out uint type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = default;
        if (_rest.Length < HeaderLength)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        if (size < HeaderLength || size > (uint)_rest.Length)
        {
            return false;
        }

        type = TypeOf(_rest[4..]);
        body = _rest[HeaderLength..(int)size];
        _rest = _rest[(int)size..];
        return true;
    }

    /// <summary>Takes the next box only if it is of this type and its size fits.</summary>
    public bool TryTake(ReadOnlySpan<byte> expected, out ReadOnlySpan<byte> body)
    {
        body = default;
        return NextIs(expected) && TryTake(out uint _, out body);
    }
}
