namespace SecureMediaIntake.Domain.Requests;

/// <summary>A United Kingdom mobile number.</summary>
/// <remarks>
/// Ofcom's National Telephone Numbering Plan: 07 and nine more digits; 070 and 076 (but 07624) are not mobiles. Numbers for drama
/// (07700 900000 to 900999) pass: whether a text can arrive is the text service's to say.
/// </remarks>
public static class UkMobile
{
    private const int NationalDigits = 11;

    /// <summary>Reads a number as people write it; null when it is not one.</summary>
    /// <returns>E.164, such as +447700900123.</returns>
    public static string? TryParse(string? text)
    {
        var bare = string.Concat((text ?? string.Empty).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '(' or ')' or '.')));
        var national = bare switch
        {
            ['+', '4', '4', '0', .. var rest] => "0" + rest,
            ['+', '4', '4', .. var rest] => "0" + rest,
            ['0', '0', '4', '4', .. var rest] => "0" + rest,
            _ => bare,
        };

        var isMobile = national.Length == NationalDigits
            && national.All(char.IsAsciiDigit)
            && national.StartsWith("07", StringComparison.Ordinal)
            && national[2] != '0'
            && (national[2] != '6' || national.StartsWith("07624", StringComparison.Ordinal));

        return isMobile ? "+44" + national[1..] : null;
    }
}
