using System.Globalization;

using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>When it is late, on the clocks of the United Kingdom.</summary>
public sealed class ResponseClocksTests
{
    private static readonly ResponseClocks Clocks = new();

    [Theory]
    [InlineData("2026-03-02T08:00Z", "2026-03-03T17:00Z", "a Monday in winter")]
    [InlineData("2026-03-02T23:59Z", "2026-03-03T17:00Z", "a minute before Tuesday")]
    [InlineData("2026-03-06T09:00Z", "2026-03-09T17:00Z", "a Friday: the weekend is nobody's working day")]
    [InlineData("2026-03-07T09:00Z", "2026-03-09T17:00Z", "a Saturday")]
    [InlineData("2026-03-08T23:30Z", "2026-03-09T17:00Z", "a Sunday night")]
    [InlineData("2026-03-27T18:00Z", "2026-03-30T16:00Z", "the weekend on which the clocks go forward")]
    [InlineData("2026-10-23T18:00Z", "2026-10-26T17:00Z", "the weekend on which they go back")]
    [InlineData("2026-07-01T23:30Z", "2026-07-03T16:00Z", "half past midnight in summer is the next day already")]
    public void Routine_is_late_at_the_end_of_the_next_working_day(string from, string due, string when) =>
        Assert.True(At(due) == Clocks.DueAfter(At(from), Urgency.Routine), when);

    [Fact]
    public void A_day_that_the_organisation_calls_a_bank_holiday_is_no_working_day_and_one_that_it_forgot_ends_the_clock_too_soon()
    {
        var christmas = new ResponseClocks { BankHolidays = [new(2026, 12, 25), new(2026, 12, 28)] };

        Assert.Equal(At("2026-12-29T17:00Z"), christmas.DueAfter(At("2026-12-24T15:00Z"), Urgency.Routine));
        Assert.Equal(At("2026-12-25T17:00Z"), Clocks.DueAfter(At("2026-12-24T15:00Z"), Urgency.Routine));
    }

    [Theory]
    [InlineData("2026-03-29T00:55Z")]
    [InlineData("2026-10-25T00:55Z")]
    [InlineData("2026-12-25T03:00Z")]
    public void Urgent_and_soon_take_no_notice_of_night_holiday_or_the_change_of_the_clocks(string from)
    {
        Assert.Equal(TimeSpan.FromMinutes(15), Clocks.DueAfter(At(from), Urgency.Urgent) - At(from));
        Assert.Equal(TimeSpan.FromHours(4), Clocks.DueAfter(At(from), Urgency.Soon) - At(from));
    }

    [Fact]
    public void Half_of_any_clock_is_within_what_a_queue_can_hide_a_message_for()
    {
        var longest = new ResponseClocks { BankHolidays = [.. Enumerable.Range(0, 60).Select(new DateOnly(2026, 3, 2).AddDays)], WorkingDayEnds = TimeSpan.FromHours(24) };
        var from = At("2026-03-02T00:00Z");

        var clock = ClockRules.Start(Responsible.Team, from, Urgency.Routine, longest);

        Assert.True(clock.RemindAt - from < IPipelineQueues.MaxDelay - TimeSpan.FromSeconds(2));
        Assert.True(clock.DueAt - clock.RemindAt < IPipelineQueues.MaxDelay - TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Who_is_nearly_late_gains_nothing_by_hearing_that_it_is_urgent()
    {
        var from = At("2026-03-02T09:00Z");
        var clock = ClockRules.Start(Responsible.Team, from, Urgency.Soon, Clocks);

        var late = ClockRules.Rewind(clock, from.AddHours(3).AddMinutes(55), Urgency.Soon, Urgency.Urgent, Clocks);
        var early = ClockRules.Rewind(clock, from.AddMinutes(10), Urgency.Soon, Urgency.Urgent, Clocks);

        Assert.Equal(clock.DueAt, late.DueAt);
        Assert.Equal(from.AddMinutes(25), early.DueAt);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
