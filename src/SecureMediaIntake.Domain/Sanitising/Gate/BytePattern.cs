namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Bytes that are constant but for stated holes, written in hexadecimal with two dots for a byte that is judged elsewhere. It makes a box
/// readable against the standard, and makes "nothing else" the rule: what is not a hole must be equal.
/// </summary>
internal sealed class BytePattern
{
    private readonly byte[] _values;
    private readonly byte[] _masks;

    public BytePattern(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        _values = new byte[digits.Length / 2];
        _masks = new byte[digits.Length / 2];
        for (var i = 0; i < _values.Length; i++)
        {
            var pair = digits.AsSpan(i * 2, 2);
            if (!pair.SequenceEqual(".."))
            {
                _values[i] = byte.Parse(pair, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
                _masks[i] = 0xFF;
            }
        }
    }

    /// <summary>Bytes.</summary>
    public int Length => _values.Length;

    /// <summary>Same length, and equal outside the holes.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != _values.Length)
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if ((bytes[i] & _masks[i]) != _values[i])
            {
                return false;
            }
        }

        return true;
    }
}
