namespace SecureMediaIntake.Benchmarks.Measuring;

/// <summary>What one run took.</summary>
/// <param name="WallMilliseconds">By the clock.</param>
/// <param name="CpuMilliseconds">User and system, of every process that took part.</param>
/// <param name="PeakMegabytes">Resident memory of the largest process, 10^6 bytes; 0 where it is not known.</param>
internal sealed record Cost(double WallMilliseconds, double CpuMilliseconds, double PeakMegabytes)
{
    /// <summary>Each number's own median. A mean would show what else the machine was doing.</summary>
    public static Cost Median(IReadOnlyList<Cost> runs) => new(
        Median(runs.Select(run => run.WallMilliseconds)), Median(runs.Select(run => run.CpuMilliseconds)), Median(runs.Select(run => run.PeakMegabytes)));

    internal static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
