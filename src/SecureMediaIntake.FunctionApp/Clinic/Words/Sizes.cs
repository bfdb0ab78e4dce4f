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

    public static string Plural(long count, string one) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}s");
}
