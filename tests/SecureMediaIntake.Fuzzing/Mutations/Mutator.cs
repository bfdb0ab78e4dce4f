using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Makes file number n of a run from its seed number: one to four changes to one sound file.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds)
{
    private const int MostChanges = 4;

    /// <summary>Larger results of duplicating and splicing are cut: a run should try many files, not long ones.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly Change[] Blind =
    [
        BlindChanges.FlipBits, BlindChanges.FlipBits, BlindChanges.SetRun, BlindChanges.SetNumber, BlindChanges.Delete, BlindChanges.Duplicate,
        BlindChanges.Insert, BlindChanges.Swap, BlindChanges.Truncate,
    ];

    private static readonly Change[] Aimed =
    [
        AimedChanges.SetNumber, AimedChanges.SetNumber, AimedChanges.SetNumber, AimedChanges.DeleteElement, AimedChanges.DuplicateElement,
        AimedChanges.SwapElements, AimedChanges.DamageElement,
    ];

    public byte[] Mutate(int seed, Dice dice)
    {
        var file = seeds[seed];
        if (dice.Once(16))
        {
            file = BlindChanges.Splice(file, dice.Of(seeds), dice);
        }

        // Half of the files get one change: many together are refused early, and what lies behind is never reached.
        for (var changes = dice.Once(2) ? 1 : 1 + dice.Below(MostChanges); changes > 0; changes--)
        {
            file = dice.Of(dice.Once(2) ? Blind : Aimed)(file, dice);
        }

        if (file.AsSpan().StartsWith(PngWalk.Signature) && !dice.Once(4))
        {
            PngWalk.Repair(file);
        }

        // What left everything as it was is no test: one bit must differ.
        return file.AsSpan().SequenceEqual(seeds[seed]) ? BlindChanges.FlipBit(file, dice) : file.Length > MostBytes ? file[..MostBytes] : file;
    }

    /// <returns>A new file; the one given is left alone.</returns>
    private delegate byte[] Change(byte[] file, Dice dice);
}
