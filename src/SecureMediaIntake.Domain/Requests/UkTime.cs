using System.Globalization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Dates as staff read them: the United Kingdom's clock, plain words. Patients read them in their language.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The instant at which <paramref name="day"/> is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day, TimeSpan.FromDays(1));

    /// <summary>The instant at which clocks show <paramref name="time"/> on <paramref name="day"/>; 24 hours are the midnight after it.</summary>
    public static DateTimeOffset At(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>30 November.</summary>
    public static string DayAndMonth(DateOnly day) => $"{day.Day.ToString(CultureInfo.InvariantCulture)} {Months[day.Month - 1]}";

    /// <summary>30 November 2026.</summary>
    public static string FullDate(DateOnly day) => $"{DayAndMonth(day)} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>30 November 2026 at 11:09am.</summary>
    public static string DateAndTime(DateTimeOffset instant) => $"{FullDate(DayOf(instant))} at {Clock(TimeOf(instant))}";

    /// <summary>As <see cref="DateAndTime"/>, for an end: "the end of 30 November 2026", as nobody knows to which day "12:00am" belongs.</summary>
    public static string End(DateTimeOffset instant) =>
        TimeOf(instant) == TimeOnly.MinValue ? $"the end of {FullDate(DayOf(instant).AddDays(-1))}" : DateAndTime(instant);

    /// <summary>11:09:05am: for what happens within the minute.</summary>
    public static string ToTheSecond(DateTimeOffset instant)
    {
        var clock = Clock(TimeOf(instant));
        return string.Create(CultureInfo.InvariantCulture, $"{clock[..^2]}:{instant.Second:00}{clock[^2..]}");
    }

    /// <summary>As short as it can be read without a doubt: 11:09am today, 29 November at 11:09am this year, else with the year.</summary>
    public static string Short(DateTimeOffset instant, DateTimeOffset now)
    {
        var (day, today) = (DayOf(instant), DayOf(now));
        return day == today ? Clock(TimeOf(instant)) : day.Year == today.Year ? $"{DayAndMonth(day)} at {Clock(TimeOf(instant))}" : DateAndTime(instant);
    }

    /// <summary>11:09am.</summary>
    public static string Clock(TimeOnly time) => string.Create(
        CultureInfo.InvariantCulture, $"{(time.Hour % 12 == 0 ? 12 : time.Hour % 12)}:{time.Minute:00}{(time.Hour < 12 ? "am" : "pm")}");
}
