namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>
/// Which letters GOV.UK Notify sends as they are. It writes "?" for every other: a name would be spoiled, and a text in Arabic would be nothing but
/// question marks and a link, which is what a fraud looks like.
/// </summary>
/// <remarks>The published source of notifications-utils, sanitise_text.py: the GSM alphabet, and the letters of Welsh.</remarks>
internal static class NotifyLetters
{
    private const string Welsh = "àèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸâêîôûŵŷÂÊÎÔÛŴŶ";

    public static bool Sends(string text) => text.All(letter => TextLength.IsGsm(letter) || Welsh.Contains(letter, StringComparison.Ordinal));

    /// <summary>Letters of European names, and what is left of them without their marks. The program carries no culture data that would know.</summary>
    private const string Marked = "ąćçčďđěęěğıĺľłńňőřśşšșťţțűůźżžãõāēīōūĄĆČĎĐĚĘĞİĹĽŁŃŇŐŘŚŞŠȘŤŢȚŰŮŹŻŽÃÕĀĒĪŌŪ";
    private const string Bare = "acccddeeegilllnnorsssstttuuzzzaoaeiouACCDDEEGILLLNNORSSSSTTTUUZZZAOAEIOU";

    /// <summary>The name in letters that arrive: Zoë as it is, François as Francois. Null where that cannot be.</summary>
    public static string? OfName(string name)
    {
        var sent = string.Concat(name.Replace('’', '\'').Select(letter =>
            Marked.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Bare[at] : letter));
        return sent.Length > 0 && Sends(sent) ? sent : null;
    }
}
