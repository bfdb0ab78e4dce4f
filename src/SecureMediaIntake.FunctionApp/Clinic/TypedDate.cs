using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>A date as it was typed in three fields.</summary>
internal static class TypedDate
{
    /// <returns>Null for what is no date.</returns>
    public static DateOnly? Read(string? day, string? month, string? year) =>
        TryNumber(day, out var d) && TryNumber(month, out var m) && TryNumber(year, out var y)
        && m is >= 1 and <= 12 && y is >= 1 and <= 9999 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    private static bool TryNumber(string? text, out int number) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
