using System.Text.RegularExpressions;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Why something is erased or kept, as a number of somebody's files. It stands in the trail, which outlives erasure: so no words, which could tell of whom.</summary>
public static partial class CaseNumber
{
    /// <summary>Longest case number, in characters: longer ones are sentences.</summary>
    public const int MaxLength = 40;

    /// <summary>Ten digits in a row, whatever stands between them, may be an NHS number, and eleven a telephone number.</summary>
    private const int MostDigits = 9;

    public static bool IsOne(string? value) => value is not null && Form().IsMatch(value) && value.Count(char.IsAsciiDigit) <= MostDigits;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9/-]{0,39}\z")]
    private static partial Regex Form();
}
