using System.Buffers.Binary;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Changes that know nothing of formats.</summary>
internal static class BlindChanges
{
    /// <summary>
    /// Bytes at the start that most changes leave alone: a file that no longer looks like a photo is refused by its first bytes, which is right,
    /// but says nothing about the decoders behind.
    /// </summary>
    private const int Head = 12;

    /// <summary>Most bytes in one block.</summary>
    private const int MostBlock = 4096;

    public static byte[] FlipBits(byte[] file, Dice dice)
    {
        for (var bits = 1 + dice.Below(dice.Once(2) ? 2 : 16); bits > 0; bits--)
        {
            file = FlipBit(file, dice);
        }

        return file;
    }

    public static byte[] FlipBit(byte[] file, Dice dice)
    {
        byte[] made = file is [] ? [0] : [.. file];
        made[Place(made, dice)] ^= (byte)(1 << dice.Below(8));
        return made;
    }

    /// <summary>A run of equal bytes, or of noise.</summary>
    public static byte[] SetRun(byte[] file, Dice dice)
    {
        byte[] made = [.. file];
        var (at, length) = Block(made, dice, 64);
        var noise = dice.Once(3);
        var value = dice.Of<byte>([0x00, 0xFF, 0x7F, 0x80, 0x20]);
        for (var i = at; i < at + length; i++)
        {
            made[i] = noise ? (byte)dice.Next() : value;
        }

        return made;
    }

    public static byte[] SetNumber(byte[] file, Dice dice)
    {
        byte[] made = [.. file];
        var width = dice.Of([1, 2, 4, 8]);
        var at = Place(made, dice);
        if (made.Length - at >= width)
        {
            new NumberField(at, width, !dice.Once(3)).Write(made, Interesting(dice));
        }

        return made;
    }

    public static byte[] Delete(byte[] file, Dice dice)
    {
        var (at, length) = Block(file, dice, MostBlock);
        return [.. file[..at], .. file[(at + length)..]];
    }

    public static byte[] Duplicate(byte[] file, Dice dice)
    {
        var (at, length) = Block(file, dice, MostBlock);
        return [.. file[..(at + length)], .. file[at..]];
    }

    public static byte[] Insert(byte[] file, Dice dice)
    {
        var (at, length) = Block(file, dice, 256);
        var noise = new byte[length];
        for (var i = 0; i + 8 <= length; i += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(noise.AsSpan(i), dice.Next());
        }

        return [.. file[..at], .. noise, .. file[at..]];
    }

    public static byte[] Swap(byte[] file, Dice dice)
    {
        byte[] made = [.. file];
        var (first, length) = Block(made, dice, 1024);
        var second = Math.Min(Place(made, dice), made.Length - length);
        for (var i = 0; i < length && second >= 0; i++)
        {
            (made[first + i], made[second + i]) = (made[second + i], made[first + i]);
        }

        return made;
    }

    public static byte[] Truncate(byte[] file, Dice dice) => file[..Place(file, dice)];

    /// <summary>The start of one file and the end of another.</summary>
    public static byte[] Splice(byte[] first, byte[] second, Dice dice) => [.. first[..Place(first, dice)], .. second[Place(second, dice)..]];

    /// <summary>Numbers at which signed and unsigned, 16, 32 and 64 bit, counts and sizes part ways.</summary>
    public static ulong Interesting(Dice dice) => dice.Of<ulong>(
    [
        0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x00FFFFFF, 0x3FFFFFFF, 0x40000000, 0x7FFFFFFE, 0x7FFFFFFF, 0x80000000,
        0xFFFFFFFE, uint.MaxValue, 0x100000000, 0x100000001, long.MaxValue, 0x8000000000000000, ulong.MaxValue - 7, ulong.MaxValue,
    ]);

    private static int Place(byte[] file, Dice dice) =>
        file.Length <= Head || dice.Once(16) ? dice.Below(file.Length)

        // Headers decide most, and are a small part of most files.
        : Head + dice.Below(dice.Once(2) ? Math.Min(1024, file.Length - Head) : file.Length - Head);

    private static (int At, int Length) Block(byte[] file, Dice dice, int most)
    {
        var at = Place(file, dice);
        return (at, Math.Min(1 + dice.Below(dice.Once(2) ? Math.Min(most, 32) : most), file.Length - at));
    }
}
