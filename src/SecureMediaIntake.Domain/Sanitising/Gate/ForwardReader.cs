namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Reads a stream once, forward, through one small buffer. Forward only, so that the caller may wrap the stream in one that hashes: the
/// bytes that were judged are then the bytes that are sealed, with no second look at a file that could have changed in between.
/// </summary>
internal sealed class ForwardReader(Stream source)
{
    /// <summary>Bytes. Large enough that a 2 GB video costs 32,000 reads, small enough for many workers.</summary>
    private const int BufferLength = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private int _at;
    private int _filled;
    private long _consumed;

    /// <summary>Bytes taken so far.</summary>
    public long Position => _consumed + _at;

    /// <summary>Fills the whole span, or says that the stream ended before.</summary>
    public bool TryRead(Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            if (!Fill())
            {
                return false;
            }

            var part = Math.Min(into.Length, _filled - _at);
            _buffer.AsSpan(_at, part).CopyTo(into);
            _at += part;
            into = into[part..];
        }

        return true;
    }

    /// <summary>Reads over bytes instead of seeking, so that a hash over the stream sees them too.</summary>
    public bool TrySkip(long count)
    {
        while (count > 0)
        {
            if (!Fill())
            {
                return false;
            }

            var part = (int)Math.Min(count, _filled - _at);
            _at += part;
            count -= part;
        }

        return true;
    }

    /// <summary>Goes on to just after the next byte of this value. False at the end of the stream.</summary>
    public bool TrySkipPast(byte value)
    {
        while (Fill())
        {
            var found = _buffer.AsSpan(_at, _filled - _at).IndexOf(value);
            if (found >= 0)
            {
                _at += found + 1;
                return true;
            }

            _at = _filled;
        }

        return false;
    }

    /// <summary>No byte is left.</summary>
    public bool AtEnd() => !Fill();

    private bool Fill()
    {
        if (_at < _filled)
        {
            return true;
        }

        _consumed += _filled;
        _at = 0;
        _filled = source.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }
}
