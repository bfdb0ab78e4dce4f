using System.Globalization;
using System.Text;
using SecureMediaIntake.Benchmarks.Measuring;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>What people and scripts read.</summary>
internal sealed record SanitiseResult(IReadOnlyList<Line> Lines, Cost Sandbox, double GateMilliseconds, IReadOnlyList<Goal> Goals)
{
    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine("| source | contender | wall ms | CPU ms | CPU to ours | peak MB | size KB | PSNR dB | SSIM |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var line in Lines)
        {
            var ours = Lines.First(one => one.Source == line.Source && one.Contender == Contenders.Whole);
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"| {line.Source} | {line.Contender} | {line.Cost.WallMilliseconds:F0} | {line.Cost.CpuMilliseconds:F0} | {line.Cost.CpuMilliseconds / ours.Cost.CpuMilliseconds:F2} | {line.Cost.PeakMegabytes:F0} | {line.Bytes / 1000} | {line.Psnr:F1} | {line.Ssim:F4} |"));
        }

        text.AppendLine().AppendLine(string.Create(CultureInfo.InvariantCulture,
            $"Sandbox around nothing: {Sandbox.WallMilliseconds:F1} ms by the clock, {Sandbox.CpuMilliseconds:F1} ms CPU. Checks of a 12 MP photo: {GateMilliseconds:F1} ms."));
        text.AppendLine().AppendLine("| goal | at most | measured | |").AppendLine("|---|---:|---:|---|");
        foreach (var goal in Goals)
        {
            var verdict = double.IsNaN(goal.Value) ? "not measured" : goal.IsMet ? "met" : "missed";
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"| {goal.Name} | {goal.Limit:0.###} {goal.Unit} | {goal.Value:F3} {goal.Unit} | {verdict} |"));
        }

        return text.ToString();
    }
}
