using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>Sizes and lengths as people read them.</summary>
internal static class Sizes
{
    private const long Kilo = 1000;
    private const long Mega = 1000 * Kilo;

    public static string OfBytes(long bytes) => bytes switch
    {
        < Kilo => $"{bytes} bytes",
        < Mega => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Kilo:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Mega:0.0} MB"),
    };

    public static string OfPixels(int width, int height) => $"{width} × {height} pixels";

    public static string OfTime(int milliseconds)
    {
        var seconds = (milliseconds + 500) / 1000;
        return seconds < 60 ? Plural(seconds, "second") : $"{Plural(seconds / 60, "minute")} {Plural(seconds % 60, "second")}";
    }

    /// <summary>How long somebody waits: 42 minutes, 4 hours, 3 days. What is left over is less than a person would plan by.</summary>
    public static string OfWait(TimeSpan wait) => wait switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 2 } => Plural((long)wait.TotalMinutes, "minute"),
        { TotalDays: < 2 } => Plural((long)wait.TotalHours, "hour"),
        _ => Plural((long)wait.TotalDays, "day"),
    };

    /// <summary>A moment in a video: whole seconds, or tenths in the first three, where stills of short videos lie close together.</summary>
    public static string OfMoment(int milliseconds) => milliseconds < 3 * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0} seconds")
        : OfTime(milliseconds);

    /// <summary>0:12, as a player's own clock shows it.</summary>
    public static string OnClock(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000}:{milliseconds / 1000 % 60:00}");

    /// <summary>Seconds as a player's address wants them (W3C Media Fragments, 4.2.1).</summary>
    public static string InFragment(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0}");

    public static string Plural(long count, string one) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}s");
}
