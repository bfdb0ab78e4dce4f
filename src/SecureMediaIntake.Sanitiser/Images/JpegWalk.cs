namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>Counts comments and bytes after the end of a JPEG (ITU-T T.81 annex B). Only for the report: what it misreads is not kept either.</summary>
internal static class JpegWalk
{
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;

    public static FileWalk Of(Stream file)
    {
        var reader = new MarkerReader(file);
        var comments = 0;
        for (var marker = reader.Next(); marker >= 0; marker = reader.Next())
        {
            if (marker == EndOfImage)
            {
                return new() { Comments = comments, TrailerBytes = file.Length - reader.Position };
            }

            comments += marker == Comment ? 1 : 0;

            // A scan's entropy-coded data follows its header; Next passes over it, since FF 00 and restarts are no markers to it.
            if (!reader.SkipSegment())
            {
                break;
            }
        }

        return new() { Comments = comments };
    }

    /// <summary>Goes from marker to marker. By the buffer, since a 48-megapixel photo has 15 million bytes between two of them.</summary>
    private sealed class MarkerReader(Stream file)
    {
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

                if (found >= 0 && code is >= 0xC0 and <= Comment and not (>= 0xD0 and <= 0xD8))
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

        public bool SkipSegment()
        {
            var length = (Byte() << 8) | Byte();
            if (length < 2)
            {
                return false;
            }

            _start = Position + length - 2;
            _at = _filled = 0;
            return _start < file.Length;
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
}
