using System.Globalization;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The question that guards against a wrong recipient: the birth date of the person in the photos, or a word agreed when they spoke. It
/// proves nobody's identity, and nothing here claims so.
/// </summary>
public static class IdentityCheck
{
    private const string Purpose = "identity-check";

    public static string Normalise(DateOnly birthDate) => birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Case, spaces and hyphens do not matter.</summary>
    public static string Normalise(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();

    public static string MacOf(string answer, RecordKey key) => Convert.ToBase64String(key.Mac(Purpose, answer));

    /// <summary>Compares in a time that does not depend on how much is right.</summary>
    /// <param name="answerMac">As <see cref="MacOf"/> made it.</param>
    public static bool Matches(string answerMac, string answer, RecordKey key) =>
        CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(answerMac), key.Mac(Purpose, answer));
}
