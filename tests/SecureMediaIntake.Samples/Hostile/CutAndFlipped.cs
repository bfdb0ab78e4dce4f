namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Each format cut short at three places and with bits turned at three times eight. What is cut must not be kept as if it were whole.</summary>
internal static class CutAndFlipped
{
    private const int Flips = 8;

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        .. from format in Seeds.PhotoFormats.Concat(Seeds.VideoFormats)
           from percent in new[] { 10, 50, 90 }
           select HostileFile.From(
               format, $"cut-{percent}.{format}", $"The first {percent} % of a file", Tolerant(format) ? Fate.Either : Fate.Unreadable, file => file[..(file.Length * percent / 100)]) with
           {
               Long = percent != 50,
           },
        .. from format in Seeds.PhotoFormats.Concat(Seeds.VideoFormats)
           from turn in new[] { 1, 2, 3 }
           select HostileFile.From(format, $"flipped-{turn}.{format}", $"{Flips} bits turned", Fate.Either, file => Flip(file, $"{format} {turn}")) with
           {
               Long = true,
           },
    ];

    /// <summary>Formats without an index or a length: a part of one is a shorter whole, and nothing in it says otherwise.</summary>
    private static bool Tolerant(string format) => format is "ts" or "gif";

    private static byte[] Flip(byte[] file, string words)
    {
        var copy = (byte[])file.Clone();
        for (var n = 0; n < Flips; n++)
        {
            var number = Bytes.Number(words, n);
            copy[12 + (int)(number / 8 % (uint)(copy.Length - 12))] ^= (byte)(1 << (int)(number % 8));
        }

        return copy;
    }
}
