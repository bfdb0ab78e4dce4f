namespace SecureMediaIntake.Domain.Requests;

/// <summary>A patient's NHS number: ten digits whose last is the modulus 11 check digit of the nine before it.</summary>
/// <remarks>NHS Data Dictionary, "NHS NUMBER": weights 10 to 2; 11 counts as 0, 10 is never issued.</remarks>
public sealed record NhsNumber
{
    private const int Digits = 10;

    private NhsNumber(string value) => Value = value;

    /// <summary>Ten digits without spaces.</summary>
    public string Value { get; }

    /// <summary>Reads a number as people write it, with or without spaces and hyphens.</summary>
    public static NhsNumber? TryParse(string? text)
    {
        var digits = string.Concat((text ?? string.Empty).Where(c => c is not (' ' or '-' or '\u00a0')));

        return digits.Length == Digits && digits.All(char.IsAsciiDigit) && HasCheckDigit(digits) ? new(digits) : null;
    }

    public static bool HasTenDigits(string? text) => (text ?? string.Empty).Count(char.IsAsciiDigit) == Digits;

    /// <summary>As pages show it: 999 123 4567.</summary>
    public string Spaced() => $"{Value[..3]} {Value[3..6]} {Value[6..]}";

    /// <summary>The number is a person's: it is printed only where that is asked for by name.</summary>
    public override string ToString() => "NHS number";

    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Digits - 1; i++)
        {
            sum += (digits[i] - '0') * (Digits - i);
        }

        var check = 11 - (sum % 11);
        return (check == 11 ? 0 : check) == digits[^1] - '0';
    }
}
