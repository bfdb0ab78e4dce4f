using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>Dates and times as people read them: the United Kingdom's clock, the months of their language, Western digits.</summary>
internal static class DateWords
{
    private static readonly string[] MonthKeys =
    [
        "date.month-1", "date.month-2", "date.month-3", "date.month-4", "date.month-5", "date.month-6",
        "date.month-7", "date.month-8", "date.month-9", "date.month-10", "date.month-11", "date.month-12",
    ];

    private static readonly string[] WeekdayKeys =
    [
        "date.weekday-0", "date.weekday-1", "date.weekday-2", "date.weekday-3", "date.weekday-4", "date.weekday-5", "date.weekday-6",
    ];

    /// <summary>30 November.</summary>
    public static string DayAndMonth(this Words words, DateOnly day) =>
        words.Plain("date.day", ("day", day.Day), ("month", words.Plain(MonthKeys[day.Month - 1])));

    /// <summary>30 November 2026.</summary>
    public static string FullDate(this Words words, DateOnly day) =>
        words.Plain("date.full", ("day", day.Day), ("month", words.Plain(MonthKeys[day.Month - 1])), ("year", day.Year));

    /// <summary>30 November 2026 at 11:09am.</summary>
    public static string DateAndTime(this Words words, DateTimeOffset instant) =>
        words.Plain("date.at", ("date", words.FullDate(UkTime.DayOf(instant))), ("time", words.Time(UkTime.TimeOf(instant))));

    /// <summary>9:00am on Monday 24 November 2026.</summary>
    public static string TimeAndWeekday(this Words words, DateTimeOffset instant)
    {
        var day = UkTime.DayOf(instant);
        return words.Plain(
            "date.from", ("time", words.Time(UkTime.TimeOf(instant))), ("weekday", words.Plain(WeekdayKeys[(int)day.DayOfWeek])), ("date", words.FullDate(day)));
    }

    /// <summary>11:09am.</summary>
    public static string Time(this Words words, TimeOnly time)
    {
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return time.Hour < 12
            ? words.Plain("date.morning", ("hour", hour), ("minutes", $"{time.Minute:00}"))
            : words.Plain("date.afternoon", ("hour", hour), ("minutes", $"{time.Minute:00}"));
    }
}
