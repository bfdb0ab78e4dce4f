using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Simulation.Intake;

/// <summary>When patients come: a Poisson process whose rate changes with the hour. An assumption: a clinic's two peaks, and the evening, when people are at home.</summary>
internal static class DayProfile
{
    public const int PeakHour = 10;

    private static readonly double[] Weights =
        [0.2, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 2, 5, 8, 10, 9, 6, 6, 8, 8, 7, 6, 6, 6, 5, 4, 2, 1];

    private static readonly double Sum = Weights.Sum();

    public static double ShareOf(int hour) => Weights[hour % 24] / Sum;

    /// <summary>By thinning (Lewis and Shedler, 1979): throws at the peak's rate, of which the hour's share is kept.</summary>
    /// <returns>Seconds since the first midnight.</returns>
    public static double Next(double after, double requestsPerDay, Dice dice)
    {
        var most = Weights.Max();
        var rate = requestsPerDay * most / Sum / 3_600;

        for (var at = after; ;)
        {
            at -= Math.Log(1 - dice.Fraction()) / rate;

            if (dice.Fraction() * most < Weights[(int)(at / 3_600) % 24])
            {
                return at;
            }
        }
    }
}
