namespace SecureMediaIntake.LocalWorld.FunctionsHost.Timers;

/// <summary>
/// A six-field NCRONTAB expression in UTC: second, minute, hour, day, month, day of the week. Day and day of the week must both fit,
/// unlike in Unix cron.
/// </summary>
internal sealed class Schedule
{
    /// <summary>Years searched for the next run: 29 February on a given weekday comes within 28, over a skipped leap year within 40.</summary>
    private const int FurthestYears = 40;

    private readonly CronField _second;
    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _day;
    private readonly CronField _month;
    private readonly CronField _weekday;

    private Schedule(string[] fields)
    {
        _second = CronField.Seconds(fields[0]);
        _minute = CronField.Seconds(fields[1]);
        _hour = CronField.Hours(fields[2]);
        _day = CronField.DaysOfMonth(fields[3]);
        _month = CronField.MonthsOfYear(fields[4]);
        _weekday = CronField.DaysOfWeek(fields[5]);
    }

    /// <exception cref="FunctionsHostException">Not six fields, or one of them is not understood.</exception>
    public static Schedule Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return fields.Length is 6
            ? new(fields)
            : throw new FunctionsHostException($"\"{expression}\" must have six fields: second minute hour day month weekday.");
    }

    /// <summary>The first run after <paramref name="after"/>, that instant excluded; null if there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var whole = after.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
        var at = new DateTimeOffset(whole, TimeSpan.Zero).AddSeconds(1);
        var end = at.AddYears(FurthestYears);
        while (at < end)
        {
            if (!_month[at.Month] || !_day[at.Day] || !_weekday[(int)at.DayOfWeek])
            {
                at = new DateTimeOffset(at.Date, TimeSpan.Zero).AddDays(1);
            }
            else if (!_hour[at.Hour])
            {
                at = new DateTimeOffset(at.Date, TimeSpan.Zero).AddHours(at.Hour + 1);
            }
            else if (!_minute[at.Minute])
            {
                at = at.AddSeconds(60 - at.Second);
            }
            else if (!_second[at.Second])
            {
                at = at.AddSeconds(1);
            }
            else
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Under a minute between runs the host keeps no status.</summary>
    public bool IsKept(DateTimeOffset now) =>
        Next(now) is not { } first || Next(first) is not { } second || second - first >= TimeSpan.FromMinutes(1);
}
