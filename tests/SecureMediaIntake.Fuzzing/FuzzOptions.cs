using System.Globalization;

namespace SecureMediaIntake.Fuzzing;

/// <summary>What a run is. The same files and seed give the same mutated files, given the same versions of the tools that make the seeds.</summary>
/// <param name="Files">How many mutated files.</param>
/// <param name="Seed">Any number.</param>
/// <param name="Jobs">Files at work at a time.</param>
/// <param name="Only">Number of the one file to send, to look at a finding again; null for all.</param>
/// <param name="Folder">Where seeds, scratch and findings lie.</param>
internal sealed record FuzzOptions(int Files, ulong Seed, int Jobs, int? Only, string Folder)
{
    public const string Usage = "usage: ./run fuzz --files N --seed S [--jobs J] [--only FILE-NUMBER]";

    /// <returns>Null where something is not understood.</returns>
    public static FuzzOptions? Parse(IReadOnlyList<string> words)
    {
        var options = new FuzzOptions(1000, 1, Environment.ProcessorCount, null, Path.Combine("artifacts", "fuzz"));
        for (var i = 0; i + 1 < words.Count; i += 2)
        {
            if (!int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (words[i])
            {
                case "--files" when number > 0: options = options with { Files = number }; break;
                case "--seed": options = options with { Seed = (ulong)number }; break;
                case "--jobs" when number > 0: options = options with { Jobs = number }; break;
                case "--only": options = options with { Only = number }; break;
                default: return null;
            }
        }

        return words.Count % 2 == 0 ? options : null;
    }
}
