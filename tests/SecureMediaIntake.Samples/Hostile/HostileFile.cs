namespace SecureMediaIntake.Samples.Hostile;

/// <summary>One file that is built to harm or to mislead.</summary>
/// <param name="Name">Unique; its ending says what it claims to be, which nothing ever believes.</param>
/// <param name="Story">What it tries, in a line.</param>
/// <param name="Fate">What must become of it: a constant of <see cref="Hostile.Fate"/>.</param>
/// <param name="MakeAsync">Makes its bytes; the same every time with the same tools.</param>
internal sealed record HostileFile(string Name, string Story, string Fate, Func<Seeds, Task<byte[]>> MakeAsync)
{
    /// <summary>Takes long or says little that another file does not say: only <c>./run corpus</c> has it.</summary>
    public bool Long { get; init; }

    /// <summary>The colour that the kept picture or the poster must show, where a decoy tries to be kept instead.</summary>
    public string? Shows { get; init; }

    public static HostileFile Of(string name, string story, string fate, Func<Seeds, Task<byte[]>> make) => new(name, story, fate, make);

    public static HostileFile Of(string name, string story, string fate, Func<byte[]> make) => new(name, story, fate, _ => Task.FromResult(make()));

    /// <param name="format">The seed that it is made from.</param>
    public static HostileFile From(string format, string name, string story, string fate, Func<byte[], byte[]> change) =>
        new(name, story, fate, async seeds => change(await seeds.OfAsync(format)));
}

/// <summary>What becomes of a file: kept, or refused with a code.</summary>
internal static class Fate
{
    public const string Kept = "kept";

    public const string Unreadable = "unreadable";

    public const string Unsafe = "unsafe";

    public const string TooLarge = "too-large";

    public const string TooLong = "too-long";

    /// <summary>Kept clean or refused: decoders of another version may well differ about a flipped bit, and both are right.</summary>
    public const string Either = "either";
}
