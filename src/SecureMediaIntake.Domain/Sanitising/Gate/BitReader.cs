namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Reads the bits of an H.264 parameter set (ITU-T H.264, 7.2 and 9.1). Past the end it answers 0 and remembers, so that a parser may read
/// on and ask once, at the end.
/// </summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _bit;

    /// <summary>More was read than there is, or a number was longer than the standard allows.</summary>
    public bool Failed { get; private set; }

    public uint Bits(int count)
    {
        uint value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value << 1) | Next();
        }

        return value;
    }

    public bool Flag() => Next() == 1;

    /// <summary>ue(v), Exp-Golomb.</summary>
    public uint Unsigned()
    {
        var zeros = 0;
        while (!Failed && Next() == 0)
        {
            if (++zeros > 31)
            {
                Failed = true;
            }
        }

        return Failed ? 0 : (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>se(v).</summary>
    public int Signed()
    {
        var code = Unsigned();
        return code % 2 == 1 ? (int)((code / 2) + 1) : -(int)(code / 2);
    }

    /// <summary>Something lies before the stop bit (more_rbsp_data).</summary>
    public readonly bool MoreData()
    {
        var last = _bytes.LastIndexOfAnyExcept((byte)0);
        return last >= 0 && _bit < (last * 8) + 7 - System.Numerics.BitOperations.TrailingZeroCount(_bytes[last]);
    }

    /// <summary>A stop bit, zeros to the end of this byte, and no byte after it: nothing can hide behind the set.</summary>
    public bool EndsHere()
    {
        if (!Flag())
        {
            return false;
        }

        while (_bit % 8 != 0)
        {
            if (Flag())
            {
                return false;
            }
        }

        return !Failed && _bit == _bytes.Length * 8;
    }

    private uint Next()
    {
        if (_bit >= _bytes.Length * 8)
        {
            Failed = true;
            return 0;
        }

        var value = (uint)(_bytes[_bit / 8] >> (7 - (_bit % 8))) & 1;
        _bit++;
        return value;
    }
}
