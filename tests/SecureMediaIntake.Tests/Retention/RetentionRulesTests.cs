using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Xunit;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>The draft rules of docs/retention.csv, judged by hand.</summary>
public sealed class RetentionRulesTests
{
    private static readonly IReadOnlyList<RetentionRule> Draft = RetentionTable.Read(File.OpenText(Path.Combine(Architecture.Repository.Root, "docs", "retention.csv")));
    private static readonly DateOnly Contact = new(2026, 3, 2);

    [Theory]
    [InlineData(Nation.England, "1956-03-14", "2034-03-02")]
    [InlineData(Nation.Scotland, "1956-03-14", "2032-03-02")]
    [InlineData(Nation.Wales, "1956-03-14", "2034-03-02")]
    [InlineData(Nation.NorthernIreland, "1956-03-14", "2034-03-02")]

    // A child's until 25; whoever was 17, until 26; and never shorter than an adult's.
    [InlineData(Nation.England, "2016-03-14", "2041-03-14")]
    [InlineData(Nation.England, "2008-04-01", "2034-04-01")]
    [InlineData(Nation.England, "2008-03-02", "2034-03-02")]
    [InlineData(Nation.Scotland, "2008-02-29", "2032-03-02")]
    public void A_period_runs_from_the_last_contact_and_a_childs_from_the_birthday(Nation nation, string born, string due)
    {
        var verdict = RetentionRules.Judge(Draft, Facts(nation, DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)))!;

        Assert.Equal(due, verdict.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(RetentionAction.Review, verdict.Action);
    }

    [Fact]
    public void What_nobody_sent_is_over_a_year_after_the_link() =>
        Assert.Equal(
            new DateOnly(2027, 3, 9), RetentionRules.Judge(Draft, Facts(Nation.England, new(1956, 3, 14)) with { AnyMedia = false, IsFiled = false })!.Due);

    [Theory]
    [InlineData(0, RetentionAction.Review, RetentionRules.RecordPeriodUnknown)]
    [InlineData(9, RetentionAction.Review, RetentionRules.RecordStillPoints)]
    [InlineData(8, RetentionAction.Erase, null)]
    public void What_the_record_points_at_is_not_erased_before_the_record_lets_go_of_it(int recordKeeps, RetentionAction action, string? why)
    {
        RetentionRule[] rules = [new(Nation.England, RetainedRecord.Adult, RetentionStart.LastContact, new(8, 0), RetentionAction.Erase)];

        var verdict = RetentionRules.Judge(rules, Facts(Nation.England, new(1956, 3, 14)) with { RecordKeepsYears = recordKeeps })!;

        Assert.Equal((action, why), (verdict.Action, verdict.Why));
        Assert.Null(RetentionRules.Judge(rules, Facts(Nation.Wales, new(1956, 3, 14))));
    }

    [Theory]
    [InlineData("England,adult health record,last-contact,8 years,erase,")]
    [InlineData("England,adult health record,last-contact,P8Y,delete,")]
    [InlineData("England,adult health record,yesterday,P8Y,erase,")]
    [InlineData("Atlantis,adult health record,last-contact,P8Y,erase,")]
    [InlineData("England,every record,last-contact,P8Y,erase,")]
    [InlineData("England,adult health record,last-contact,P8Y,erase")]
    public void A_line_that_is_not_understood_stops_everything(string line)
    {
        var refused = Assert.Throws<FormatException>(() => RetentionTable.Read(new StringReader($"nation,record,start,period,action,note\n{line}\n")));

        Assert.Contains("Line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_its_header_is_none() => Assert.Throws<FormatException>(() => RetentionTable.Read(new StringReader("nation\n")));

    private static RetentionFacts Facts(Nation nation, DateOnly born) =>
        new(nation, born, Contact, LinkEnd: Contact.AddDays(7), AnyMedia: true, IsFiled: true, RecordKeepsYears: 0);
}
