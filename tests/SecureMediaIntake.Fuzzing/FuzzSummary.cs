using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Fuzzing;

/// <summary>What a run came to, as the table that people read.</summary>
/// <param name="seedDigest">Over all seeds, in order.</param>
/// <param name="trials">In the order of their numbers.</param>
/// <param name="outside">Findings that belong to no mutated file.</param>
internal sealed class FuzzSummary(string seedDigest, IReadOnlyList<Trial> trials, IReadOnlyList<Verdict.Finding> outside)
{
    public IReadOnlyList<Trial> Trials { get; } = trials;

    public int Findings { get; } = trials.Count(trial => trial.Verdict is Verdict.Finding) + outside.Count;

    /// <summary>Over all mutated files, in order: two runs that print the same have sent the same.</summary>
    public string FileDigest { get; } = Convert.ToHexStringLower(SHA256.HashData([.. trials.SelectMany(trial => trial.Sha256)]));

    public string ToText(TimeSpan elapsed)
    {
        var text = new StringBuilder();
        text.AppendLine("| format | files | kept | refused | failed tries | findings | seconds, mean | most |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var format in Trials.GroupBy(trial => trial.Format))
        {
            AppendLine(text, format.Key, [.. format]);
        }

        AppendLine(text, "all", Trials);
        text.AppendLine().AppendLine("Refused as: " + string.Join(", ", Trials.Select(trial => trial.Verdict).OfType<Verdict.Refused>()
            .CountBy(refused => refused.Cause).OrderByDescending(cause => cause.Value).Select(cause => $"{cause.Key} {cause.Value}")));
        foreach (var finding in outside)
        {
            text.AppendLine($"FINDING outside the mutated files: {finding.What}: {finding.Detail}");
        }

        text.AppendLine($"Seeds {seedDigest}").AppendLine($"Files {FileDigest}");
        text.Append(string.Create(
            CultureInfo.InvariantCulture, $"{Trials.Count} files in {elapsed.TotalSeconds:F0} s: {Trials.Count / elapsed.TotalSeconds:F1} a second; {Findings} findings"));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string name, IReadOnlyList<Trial> trials) => text.AppendLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {trials.Count} | {Count<Verdict.Kept>(trials)} | {Count<Verdict.Refused>(trials)} | {trials.Sum(trial => trial.FailedTries)} | {Count<Verdict.Finding>(trials)} | {trials.Average(trial => trial.Elapsed.TotalSeconds):F2} | {trials.Max(trial => trial.Elapsed.TotalSeconds):F1} |"));

    private static int Count<T>(IReadOnlyList<Trial> trials) => trials.Count(trial => trial.Verdict is T);
}
