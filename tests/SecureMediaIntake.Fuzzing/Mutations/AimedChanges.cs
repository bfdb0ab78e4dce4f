using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Changes to what a format itself counts and measures: these get past the first checks of a decoder.</summary>
internal static class AimedChanges
{
    /// <summary>A length, count, width or offset becomes one at which arithmetic goes wrong, or slightly wrong.</summary>
    public static byte[] SetNumber(byte[] file, Dice dice)
    {
        var numbers = Structure.Of(file).Numbers.Where(one => one.Offset + one.Width <= file.Length).ToList();
        if (numbers is [])
        {
            return BlindChanges.SetNumber(file, dice);
        }

        byte[] made = [.. file];
        var number = dice.Of(numbers);
        var old = number.Read(made);
        number.Write(made, dice.Below(8) switch
        {
            0 => old + 1,
            1 => old - 1,
            2 => old * 2,
            3 => old / 2,
            4 => (ulong)(file.Length - number.Offset),
            _ => BlindChanges.Interesting(dice),
        });
        return made;
    }

    public static byte[] DeleteElement(byte[] file, Dice dice) =>
        Pick(file, dice) is { } one ? [.. file[..one.Start], .. file[one.End..]] : BlindChanges.Delete(file, dice);

    /// <summary>Twice, or many times: a thousand empty tracks, a directory that never ends.</summary>
    public static byte[] DuplicateElement(byte[] file, Dice dice)
    {
        if (Pick(file, dice) is not { } one)
        {
            return BlindChanges.Duplicate(file, dice);
        }

        var copies = dice.Once(4) ? Math.Min(1000, 65_536 / one.Length) : 1;
        return [.. file[..one.End], .. Enumerable.Repeat(file[one.Start..one.End], Math.Max(1, copies)).SelectMany(bytes => bytes), .. file[one.End..]];
    }

    /// <summary>Two parts change places, whether they lie side by side or one inside the other.</summary>
    public static byte[] SwapElements(byte[] file, Dice dice)
    {
        if (Pick(file, dice) is not { } one || Pick(file, dice) is not { } other)
        {
            return BlindChanges.Swap(file, dice);
        }

        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        return second.Start < first.End
            ? [.. file[..first.Start], .. file[second.Start..second.End], .. file[first.Start..]]
            : [.. file[..first.Start], .. file[second.Start..second.End], .. file[first.End..second.Start], .. file[first.Start..first.End], .. file[second.End..]];
    }

    /// <summary>Noise inside one part, whose length stays true.</summary>
    public static byte[] DamageElement(byte[] file, Dice dice)
    {
        byte[] made = [.. file];
        if (Pick(file, dice) is { Length: > 8 } one)
        {
            for (var bytes = 1 + dice.Below(8); bytes > 0; bytes--)
            {
                made[one.Start + 8 + dice.Below(one.Length - 8)] = (byte)dice.Next();
            }
        }

        return made;
    }

    private static Element? Pick(byte[] file, Dice dice)
    {
        var elements = Structure.Of(file).Elements;
        return elements.Count == 0 ? null : dice.Of(elements);
    }
}
