namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>CLDR's forms of a count. English has two of them, Welsh and Arabic all six.</summary>
internal enum PluralForm
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>Which form a whole number takes. The tests compare every rule with CLDR's own answers.</summary>
/// <remarks>https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html</remarks>
internal static class PluralRules
{
    public static PluralForm English(int count) => count == 1 ? PluralForm.One : PluralForm.Other;

    public static PluralForm Welsh(int count) => count switch
    {
        0 => PluralForm.Zero,
        1 => PluralForm.One,
        2 => PluralForm.Two,
        3 => PluralForm.Few,
        6 => PluralForm.Many,
        _ => PluralForm.Other,
    };

    public static PluralForm Arabic(int count) => count switch
    {
        0 => PluralForm.Zero,
        1 => PluralForm.One,
        2 => PluralForm.Two,
        _ => (count % 100) switch
        {
            >= 3 and <= 10 => PluralForm.Few,
            >= 11 => PluralForm.Many,
            _ => PluralForm.Other,
        },
    };
}
