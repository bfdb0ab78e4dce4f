namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>How long a text is, and into how many messages a phone network cuts it.</summary>
/// <param name="Characters">As they are paid for: some letters of the GSM alphabet count twice.</param>
/// <param name="IsUnicode">Whether a single letter outside the GSM alphabet makes each of them take two bytes.</param>
/// <remarks>
/// 3GPP TS 23.038, 6.2.1 (alphabet) and 6.2.1.1 (extension); a message has 140 bytes: 160 letters of 7 bits or 70 of 16, and where it is one of several,
/// 6 bytes less: 153 or 67. GOV.UK Notify counts alike.
/// </remarks>
internal sealed record TextLength(int Messages, int Characters, bool IsUnicode)
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "^{}\\[~]|€";

    private const int Alone = 160;
    private const int OfSeveral = 153;
    private const int UnicodeAlone = 70;
    private const int UnicodeOfSeveral = 67;

    public static TextLength Of(string text)
    {
        var isUnicode = !text.All(IsGsm);

        // A char is the unit that is sent: what lies beyond the basic plane takes two of them.
        var characters = isUnicode ? text.Length : text.Length + text.Count(Extension.Contains);
        var (alone, ofSeveral) = isUnicode ? (UnicodeAlone, UnicodeOfSeveral) : (Alone, OfSeveral);
        return new(characters <= alone ? 1 : (characters + ofSeveral - 1) / ofSeveral, characters, isUnicode);
    }

    public static bool IsGsm(char letter) => Basic.Contains(letter, StringComparison.Ordinal) || Extension.Contains(letter, StringComparison.Ordinal);
}
