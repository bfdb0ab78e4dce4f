using System.Buffers.Binary;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Goes through a JPEG from marker to marker. By the buffer, since a 48-megapixel photo has 15 million bytes between two of them.</summary>
internal sealed class JpegMarkers(Stream file)
{
    private readonly byte[] _segment = new byte[ushort.MaxValue];
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _filled;
    private long _start = 2;

    public long Position => _start + _at;

    /// <returns>The next marker that begins a segment or ends the picture, or −1 at the end of the file.</returns>
    public int Next()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_at, _filled - _at).IndexOf((byte)0xFF);
            _at = found < 0 ? _filled : _at + found + 1;
            var code = Byte();
            if (code < 0)
            {
                return -1;
            }

            if (found >= 0 && code is >= 0xC0 and <= 0xFE and not (>= 0xD0 and <= 0xD8))
            {
                return code;
            }

            // Not a marker, or the first byte of a new buffer: look at it again, as it may be an FF itself.
            _at--;
            if (found >= 0 && code != 0xFF)
            {
                _at++;
            }
        }
    }

    /// <summary>The content of the segment that begins here; false where it does not lie inside the file.</summary>
    public bool TryTakeSegment(out ReadOnlySpan<byte> segment)
    {
        segment = default;
        Span<byte> size = stackalloc byte[2];
        file.Position = Position;
        if (file.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(size) - size.Length;
        if (length < 0 || file.ReadAtLeast(_segment.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
        {
            return false;
        }

        segment = _segment.AsSpan(0, length);
        _start = file.Position;
        _at = _filled = 0;
        return true;
    }

    private int Byte()
    {
        if (_at == _filled)
        {
            _start += _filled;
            file.Position = _start;
            _at = 0;
            _filled = file.Read(_buffer);
        }

        return _filled == 0 ? -1 : _buffer[_at++];
    }
}
