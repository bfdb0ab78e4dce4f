using System.Globalization;
using System.Text;

namespace SecureMediaIntake.Benchmarks.Quality;

/// <summary>One picture under one setting.</summary>
/// <param name="Halved">Colours at half resolution both ways (4:2:0).</param>
/// <param name="Mean">CIEDE2000 of a pixel and its source.</param>
/// <param name="P95">19 of 20 pixels are nearer than this.</param>
internal sealed record QualityLine(string Source, int Quality, bool Halved, long Bytes, double Ssim, double Psnr, double Mean, double P95)
{
    /// <summary>A Markdown table: means over all sources, bytes beside those of quality 95 at 4:4:4; the worst source in brackets.</summary>
    public static string ToTable(IReadOnlyList<QualityLine> lines)
    {
        var kept = lines.Where(line => line is { Quality: 95, Halved: false }).ToDictionary(line => line.Source, line => line.Bytes);
        var text = new StringBuilder("| quality, colours | SSIM (worst) | PSNR dB (worst) | CIEDE2000 mean (worst) | p95 (worst) | bytes |\n|---|---|---|---|---|---|\n");
        foreach (var group in lines.GroupBy(line => (line.Quality, line.Halved)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Quality}, {(group.Key.Halved ? "4:2:0" : "4:4:4")} ")
                .Append(CultureInfo.InvariantCulture, $"| {group.Average(line => line.Ssim):0.0000} ({group.Min(line => line.Ssim):0.0000}) ")
                .Append(CultureInfo.InvariantCulture, $"| {group.Average(line => line.Psnr):0.0} ({group.Min(line => line.Psnr):0.0}) ")
                .Append(CultureInfo.InvariantCulture, $"| {group.Average(line => line.Mean):0.00} ({group.Max(line => line.Mean):0.00}) ")
                .Append(CultureInfo.InvariantCulture, $"| {group.Average(line => line.P95):0.00} ({group.Max(line => line.P95):0.00}) ")
                .Append(CultureInfo.InvariantCulture, $"| {group.Average(line => (double)line.Bytes / kept[line.Source]):0.00} |\n");
        }

        return text.ToString();
    }
}
