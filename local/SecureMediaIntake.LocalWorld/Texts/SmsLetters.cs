using System.Globalization;
using System.Text;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>What becomes of letters on their way to a phone: those of the GSM alphabet and of Welsh stay, marks that neither has go, the rest is "?".</summary>
/// <remarks>Rules of the published source of notifications-utils, sanitise_text.py.</remarks>
internal static class SmsLetters
{
    private const string Kept =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
        + "^{}\\[~]|€"
        + "àèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸâêîôûŵŷÂÊÎÔÛŴŶ";

    private static readonly Dictionary<char, string> Replaced = new()
    {
        ['–'] = "-", ['—'] = "-", ['…'] = "...", ['‘'] = "'", ['’'] = "'", ['“'] = "\"", ['”'] = "\"", ['\u00a0'] = " ", ['\t'] = " ",
        ['\u200b'] = "", ['\u200c'] = "", ['\u200d'] = "", ['\u2060'] = "",
    };

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var whole = letter.ToString();
            encoded.Append(whole.Length == 1 ? Encode(whole[0]) : "?");
        }

        return encoded.ToString();
    }

    private static string Encode(char letter)
    {
        if (Kept.Contains(letter, StringComparison.Ordinal))
        {
            return letter.ToString();
        }

        if (Replaced.TryGetValue(letter, out var other))
        {
            return other;
        }

        var bare = string.Concat(letter.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));
        return bare.Length == 1 && Kept.Contains(bare, StringComparison.Ordinal) ? bare : "?";
    }
}
