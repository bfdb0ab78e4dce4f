using System.Globalization;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.FunctionsHost.Timers;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 30 3 * * *", "2026-11-23T03:29:59Z", "2026-11-23T03:30:00Z")]
    [InlineData("0 30 3 * * *", "2026-11-23T03:30:00Z", "2026-11-24T03:30:00Z")]
    [InlineData("0 30 3 * * *", "2026-11-23T03:30:00.5Z", "2026-11-24T03:30:00Z")]
    [InlineData("*/15 * * * * *", "2026-11-23T23:59:45Z", "2026-11-24T00:00:00Z")]
    [InlineData("0 0 9-17/4 * * MON-FRI", "2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 0 13 * 5", "2026-03-14T00:00:00Z", "2026-11-13T00:00:00Z")]
    [InlineData("0 0 0 1 JAN,jul *", "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z")]
    public void The_next_run_is_the_first_after(string expression, string after, string next) =>
        Assert.Equal(At(next), Schedule.Parse(expression).Next(At(after)));

    [Fact]
    public void A_day_that_never_comes_has_no_next_run() =>
        Assert.Null(Schedule.Parse("0 0 0 31 2 *").Next(At("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("30 3 * * *")]
    [InlineData("0 60 3 * * *")]
    [InlineData("0 5-1 3 * * *")]
    [InlineData("0 */0 3 * * *")]
    [InlineData("0 30 3 * * 7")]
    [InlineData("00:05:00")]
    public void What_is_not_six_fields_is_refused(string expression) =>
        Assert.Throws<FunctionsHostException>(() => Schedule.Parse(expression));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
