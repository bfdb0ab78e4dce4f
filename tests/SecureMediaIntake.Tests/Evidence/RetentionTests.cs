using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>The draft of the retention rules is data that a run is to read one day: a row that it could not read would be found then, by what was deleted.</summary>
public sealed partial class RetentionTests
{
    private static readonly string[] Nations = ["England", "Northern Ireland", "Scotland", "Wales", "all"];

    private static readonly string[] Starts = ["last-contact", "birth-date", "death", "filed", "link-end", "made"];

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "retention.csv"));

    [Fact]
    public void Each_rule_is_one_that_a_run_could_follow() => Assert.All(Lines[1..], line =>
    {
        var cells = line.Split(',');
        Assert.Equal(Lines[0].Split(',').Length, cells.Length);
        Assert.True(Starts.Contains(cells[2], StringComparer.Ordinal) && Period().IsMatch(cells[3]) && cells[4] is "review" or "erase", line);
    });

    [Fact]
    public void Each_nation_has_rules_for_adults_and_children() => Assert.All(Nations[..^1], nation =>
    {
        Assert.Contains(Lines, line => line.StartsWith($"{nation},adult health record,", StringComparison.Ordinal));
        Assert.Contains(Lines, line => line.StartsWith($"{nation},child health record,", StringComparison.Ordinal));
    });

    [Fact]
    public void No_rule_is_for_nobody_or_said_twice()
    {
        Assert.All(Lines[1..], line => Assert.Contains(line.Split(',')[0], (IEnumerable<string>)Nations));
        Assert.Distinct(Lines[1..].Select(line => string.Join(',', line.Split(',')[..2])));
    }

    [GeneratedRegex(@"^P\d+[YMD]$")]
    private static partial Regex Period();
}
