using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>A language, as far as it is more than words.</summary>
/// <param name="Tag">Names it in addresses, cookies and requests.</param>
/// <param name="Html">The same for a page's <c>lang</c>: screen readers choose their voice by it.</param>
/// <param name="Name">What its speakers call it.</param>
internal sealed record Language(string Tag, string Html, string Name, bool IsRightToLeft, Func<int, PluralForm> FormOf)
{
    public static IReadOnlyList<Language> All { get; } =
    [
        new(PatientLanguages.English, "en-GB", "English", IsRightToLeft: false, PluralRules.English),
        new(PatientLanguages.Welsh, "cy", "Cymraeg", IsRightToLeft: false, PluralRules.Welsh),
        new(PatientLanguages.Arabic, "ar", "العربية", IsRightToLeft: true, PluralRules.Arabic),
    ];

    public string Direction => IsRightToLeft ? "rtl" : "ltr";
}
