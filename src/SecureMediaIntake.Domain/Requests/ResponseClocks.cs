using System.ComponentModel.DataAnnotations;
using System.Diagnostics;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>How soon somebody must take what waits. The team has this long, its seniors as long again, and then the leads.</summary>
public sealed class ResponseClocks
{
    /// <summary>Urgent: 1 minute to 1 day, by day and night alike. Default 15 minutes (journeys C15).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Urgent { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Soon: 1 minute to 7 days, by day and night alike. Default 4 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Soon { get; init; } = TimeSpan.FromHours(4);

    /// <summary>United Kingdom time at which a working day ends, and with it the clock of what is routine. Default 5pm.</summary>
    [Range(typeof(TimeSpan), "12:00:00", "1.00:00:00")]
    public TimeSpan WorkingDayEnds { get; init; } = TimeSpan.FromHours(17);

    /// <summary>
    /// Days on which nobody works, weekends apart. A list, and no sum: England, Wales, Scotland and Northern Ireland differ, and days are proclaimed at short
    /// notice. A day that is missing here counts as a working day, so a clock ends too soon and never too late.
    /// </summary>
    public IReadOnlyList<DateOnly> BankHolidays { get; init; } = [];

    /// <summary>The first instant at which it is late, for what began to wait at <paramref name="from"/>.</summary>
    public DateTimeOffset DueAfter(DateTimeOffset from, Urgency urgency) => urgency switch
    {
        Urgency.Urgent => from + Urgent,
        Urgency.Soon => from + Soon,
        Urgency.Routine => UkTime.At(NextWorkingDay(UkTime.DayOf(from)), WorkingDayEnds),
        _ => throw new UnreachableException($"Urgency {urgency} has no clock."),
    };

    /// <remarks>
    /// At most 12 days on: half of a clock is then within the 7 days for which a queue can hide a message, so no clock ever needs to be wound twice.
    /// </remarks>
    private DateOnly NextWorkingDay(DateOnly day) =>
        Enumerable.Range(1, LongestWait).Select(day.AddDays).FirstOrDefault(IsWorkingDay, day.AddDays(LongestWait));

    /// <summary>Days.</summary>
    private const int LongestWait = 12;

    private bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);
}
