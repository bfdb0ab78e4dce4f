using System.Globalization;

using SecureMediaIntake.Domain.Activity;

namespace SecureMediaIntake.FunctionApp.Clinic.Activity;

/// <summary>From and until, as a page's address has them: 2026-11-30. What is no day is no end.</summary>
internal static class DayFields
{
    private const string Form = "yyyy-MM-dd";

    public static Days Read(string? from, string? until) => new(Day(from), Day(until));

    /// <summary>The address with these days again, for a link.</summary>
    public static string Query(string? from, string? until) => $"from={Text(Day(from))}&until={Text(Day(until))}";

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture) ?? string.Empty;
}
