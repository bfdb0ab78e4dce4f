using System.Globalization;

using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The identity question as a page shows it.</summary>
/// <param name="IsHeading">Whether the question is the page's heading.</param>
/// <param name="ForAnother">Whether somebody answers for the patient: a browser must not fill in their own date of birth then.</param>
internal sealed record Question(CheckKind Check, IReadOnlyList<FieldError> Errors, bool IsHeading, bool ForAnother = false)
{
    /// <summary>What the question is called, in a page's title too.</summary>
    public string Words => Check == CheckKind.AgreedWord ? "check.word" : ForAnother ? "check.date-of-birth-other" : "check.date-of-birth";

    public string? Autocomplete(string part) => ForAnother ? "off" : part;
}

/// <summary>What a person typed as answer.</summary>
internal sealed class TypedAnswer
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public string? Word { get; set; }

    /// <returns>The normalised answer, or what is wrong with it. A mistyped date costs no try.</returns>
    public (string? Answer, FieldError? Error) Read(CheckKind check, PatientWords words, DateOnly today, bool forAnother = false)
    {
        if (check == CheckKind.AgreedWord)
        {
            var word = IdentityCheck.Normalise(Word ?? string.Empty);
            return word.Length > 0 ? (word, null) : (null, new("word", words.Plain("check.error-word")));
        }

        return (Part(Day), Part(Month), Part(Year)) switch
        {
            (null, null, null) => (null, new("day", words.Plain(forAnother ? "check.error-date-of-birth-other" : "check.error-date-of-birth"))),
            (null, _, _) => (null, new("day", words.Plain("check.error-no-day"))),
            (_, null, _) => (null, new("month", words.Plain("check.error-no-month"))),
            (_, _, null) => (null, new("year", words.Plain("check.error-no-year"))),
            (_, _, < 1000) => (null, new("year", words.Plain("check.error-short-year"))),
            var (day, month, year) when !IsReal(day.Value, month.Value, year.Value) => (null, new("day", words.Plain("check.error-not-real"))),
            var (day, month, year) when new DateOnly(year.Value, month.Value, day.Value) > today =>
                (null, new("day", words.Plain("check.error-future"))),
            var (day, month, year) => (IdentityCheck.Normalise(new DateOnly(year.Value, month.Value, day.Value)), null),
        };
    }

    private static int? Part(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsReal(int day, int month, int year) =>
        year is >= 1000 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
