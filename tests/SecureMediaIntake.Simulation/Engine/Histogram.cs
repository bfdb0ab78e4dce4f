namespace SecureMediaIntake.Simulation.Engine;

/// <summary>Durations in steps of 2%, so that millions of them take a few kilobytes and a percentile is right to 2%.</summary>
internal sealed class Histogram
{
    /// <summary>Shorter than a millisecond is nothing here; the last step ends above a month.</summary>
    private const double Least = 0.001;
    private const double Step = 1.02;
    private const int Steps = 1_150;

    private readonly long[] _counts = new long[Steps];
    private double _sum;

    public long Count { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count;

    public void Add(double seconds)
    {
        _counts[seconds <= Least ? 0 : Math.Min(Steps - 1, 1 + (int)(Math.Log(seconds / Least) / Math.Log(Step)))]++;
        _sum += seconds;
        Count++;
    }

    /// <returns>The upper end of the step in which that share is reached; 0 where nothing was counted.</returns>
    public double Percentile(double share)
    {
        var wanted = share * Count;
        var seen = 0L;

        for (var step = 0; step < Steps && Count > 0; step++)
        {
            seen += _counts[step];

            if (seen >= wanted)
            {
                return step == 0 ? 0 : Least * Math.Pow(Step, step);
            }
        }

        return 0;
    }
}
