using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Fuzzing;

namespace SecureMediaIntake.SystemTests.Fuzzing;

/// <summary>A short run of the fuzzer over every format. The long one is `./run fuzz` (docs/sanitising.md).</summary>
public sealed class FuzzTests
{
    /// <summary>Three for each format: enough to see that the fuzzer and the way it takes still fit each other.</summary>
    private const int Files = 114;

    [Fact]
    public async Task Mutated_photos_and_videos_are_kept_clean_or_refused_and_nothing_crashes_or_stays_behind()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fuzz-tests", OpaqueId.New());
        List<string> said = [];

        var summary = await new FuzzRun(new(Files, 1, 2, null, folder), said.Add).RunAsync(CancellationToken.None);

        Assert.True(summary.Findings == 0, string.Join('\n', said) + '\n' + summary.ToText(TimeSpan.FromSeconds(1)));
        Assert.Equal(Files, summary.Trials.Count);
        Assert.True(summary.Trials.Select(trial => trial.Format).Distinct().Count() >= 20);
        Assert.Contains(summary.Trials, trial => trial.Verdict is Verdict.Kept);
        Assert.Contains(summary.Trials, trial => trial.Verdict is Verdict.Refused);
        Directory.Delete(folder, recursive: true);
    }
}
