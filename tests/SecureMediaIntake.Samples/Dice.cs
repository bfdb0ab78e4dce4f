namespace SecureMediaIntake.Samples;

/// <summary>
/// SplitMix64: the same throws for the same seed on every machine and version, which is the whole point here. Its numbers are no secret from
/// anybody and guard nothing.
/// </summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    /// <summary>A dice of its own for each file, so that a file is the same whichever job makes it and whatever was made before.</summary>
    public static Dice For(ulong seed, int file) => new(new Dice(seed).Next() ^ (0xD1B54A32D192ED03UL * ((ulong)file + 1)));

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <returns>From 0 up to, and without, 1: the 53 bits that a double holds.</returns>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <returns>From 0 to <paramref name="end"/> − 1; 0 where there is nothing to choose from.</returns>
    public int Below(int end) => end <= 1 ? 0 : (int)(Next() % (ulong)end);

    /// <summary>True once in <paramref name="throws"/>.</summary>
    public bool Once(int throws) => Below(throws) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
