using System.Buffers.Binary;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>A part that a format gives a length of its own: a box, a chunk, a segment, an element.</summary>
/// <param name="Start">Offset of its first byte, header included.</param>
/// <param name="Length">Bytes, header included.</param>
internal readonly record struct Element(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A place where a number decides how much a decoder reads, allocates or repeats: a length, a count, a width, an offset.</summary>
/// <param name="Offset">Of its first byte.</param>
/// <param name="Width">Bytes: 1, 2, 4 or 8.</param>
/// <param name="BigEndian">Byte order.</param>
internal readonly record struct NumberField(int Offset, int Width, bool BigEndian = true)
{
    public ulong Read(ReadOnlySpan<byte> file)
    {
        var bytes = file.Slice(Offset, Width);
        ulong value = 0;
        for (var i = 0; i < Width; i++)
        {
            value = (value << 8) | bytes[BigEndian ? i : Width - 1 - i];
        }

        return value;
    }

    /// <summary>What does not fit is cut, as it would be on the wire.</summary>
    public void Write(Span<byte> file, ulong value)
    {
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(whole, value);
        var bytes = file.Slice(Offset, Width);
        whole[(8 - Width)..].CopyTo(bytes);
        if (!BigEndian)
        {
            bytes.Reverse();
        }
    }
}

/// <summary>What a walk over a sound file found. Offsets hold for that file only.</summary>
internal sealed record Structure(IReadOnlyList<Element> Elements, IReadOnlyList<NumberField> Numbers)
{
    /// <summary>Bytes of a file that has a header at all.</summary>
    private const int Smallest = 32;

    public static Structure None { get; } = new([], []);

    /// <summary>By the first bytes; a format without a walk here (GIF, transport streams) is mutated blindly.</summary>
    public static Structure Of(ReadOnlySpan<byte> file) => file switch
    {
        { Length: < Smallest } => None,
        [0xFF, 0xD8, 0xFF, ..] => JpegWalk.Of(file),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngWalk.Of(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => RiffWalk.Of(file),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => EbmlWalk.Of(file),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => TiffWalk.Of(file),
        [(byte)'G', (byte)'I', (byte)'F', ..] => new([], [new(6, 2, BigEndian: false), new(8, 2, BigEndian: false)]),
        _ when file.Length > 8 && file[4..8].SequenceEqual("ftyp"u8) => IsoWalk.Of(file),
        _ => None,
    };
}
