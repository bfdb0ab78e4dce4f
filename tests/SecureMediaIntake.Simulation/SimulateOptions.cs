using System.Globalization;

using SecureMediaIntake.Simulation.Intake;

namespace SecureMediaIntake.Simulation;

/// <summary>What was typed behind <c>./run simulate</c>.</summary>
internal sealed record SimulateOptions(DayOptions Day, bool Json)
{
    public const string Usage =
        "usage: ./run simulate --requests-per-day N [--seed S] [--days D] [--workers MOST] [--deployments K] [--record-down HOUR] [--visible-only] [--json]";

    /// <summary>infra/prod.bicepparam.</summary>
    private const int Workers = 20;

    /// <returns>Null where something is not understood.</returns>
    public static SimulateOptions? Parse(IReadOnlyList<string> words)
    {
        var flags = words.Where(word => word is "--json" or "--visible-only").ToHashSet(StringComparer.Ordinal);
        var pairs = words.Where(word => !flags.Contains(word)).ToList();
        var options = new DayOptions(0, 1, 0, 24, Workers, 1, null, !flags.Contains("--visible-only"));

        for (var i = 0; i + 1 < pairs.Count; i += 2)
        {
            if (!int.TryParse(pairs[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (pairs[i])
            {
                case "--requests-per-day" when number is > 0 and <= 20_000_000: options = options with { RequestsPerDay = number }; break;
                case "--seed": options = options with { Seed = (ulong)number }; break;
                case "--days" when number is > 0 and <= 31: options = options with { Hours = 24 * number }; break;
                case "--workers" when number is > 0 and <= 1_000: options = options with { Workers = number }; break;
                case "--deployments" when number is > 0 and <= 1_000: options = options with { Deployments = number }; break;
                case "--record-down" when number < 24: options = options with { RecordDownAt = number }; break;
                default: return null;
            }
        }

        return pairs.Count % 2 != 0 || options.RequestsPerDay == 0 ? null : new(OnlyThePeak(options), flags.Contains("--json"));
    }

    /// <summary>Of millions of requests the peak hour alone: it is what meets the limits, and a whole day would take minutes.</summary>
    private static DayOptions OnlyThePeak(DayOptions options) =>
        options.RequestsPerDay > DayOptions.LargestWholeDay ? options with { FromHour = DayProfile.PeakHour, Hours = 1 } : options;
}
