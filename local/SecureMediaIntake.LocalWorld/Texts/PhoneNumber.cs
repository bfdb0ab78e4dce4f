namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>Reads phone numbers as the service does: British mobile numbers strictly, others by their length.</summary>
internal static class PhoneNumber
{
    private const string Britain = "44";

    /// <summary>Digits of a British mobile number after 44.</summary>
    private const int BritishDigits = 10;

    /// <summary>Fewest and most digits of any number with its country code; 15 by ITU-T E.164.</summary>
    private const int MinDigits = 8, MaxDigits = 15;

    /// <summary>Numbers that never receive anything, as the service documents them for test keys; without 44.</summary>
    public const string PermanentFailure = "7700900002", TemporaryFailure = "7700900003";

    /// <returns>Digits with the country code; null with the reason if it is no number.</returns>
    public static string? TryNormalise(string number, out string fault)
    {
        var digits = string.Concat(number.Where(one => !char.IsWhiteSpace(one) && one is not ('(' or ')' or '-' or '+')));
        fault = "";
        if (!digits.All(char.IsAsciiDigit))
        {
            fault = "Must not contain letters or symbols";
            return null;
        }

        var isBritish = digits.StartsWith('0') && !digits.StartsWith("00", StringComparison.Ordinal);
        digits = digits.TrimStart('0');
        isBritish |= digits.StartsWith(Britain, StringComparison.Ordinal) || (digits.StartsWith('7') && digits.Length <= BritishDigits);
        if (!isBritish)
        {
            fault = digits.Length < MinDigits ? "Not enough digits" : digits.Length > MaxDigits ? "Too many digits" : "";
            return fault.Length == 0 ? digits : null;
        }

        var national = digits.StartsWith(Britain, StringComparison.Ordinal) ? digits[Britain.Length..].TrimStart('0') : digits;
        fault = !national.StartsWith('7') ? "Not a UK mobile number"
            : national.Length > BritishDigits ? "Too many digits"
            : national.Length < BritishDigits ? "Not enough digits"
            : "";
        return fault.Length == 0 ? Britain + national : null;
    }
}
