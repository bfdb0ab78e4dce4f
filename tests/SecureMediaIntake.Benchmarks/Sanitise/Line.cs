using SecureMediaIntake.Benchmarks.Measuring;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>A line of the table: what one contender made of one source.</summary>
/// <param name="Psnr">In decibels against what a person sees in the source; null where it is lying or was not compared.</param>
internal sealed record Line(string Source, string Contender, Cost Cost, int Runs, long Bytes, double? Psnr, double? Ssim);

/// <summary>One of the goals that were set before anything was measured.</summary>
/// <param name="Limit">Highest value that meets it.</param>
/// <param name="Value">NaN where nothing was measured.</param>
internal sealed record Goal(string Name, double Limit, double Value, string Unit)
{
    public bool IsMet => Value <= Limit;
}
