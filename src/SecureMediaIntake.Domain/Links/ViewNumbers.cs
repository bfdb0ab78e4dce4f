using System.Globalization;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The six numbers that go by another way than the text: whoever took somebody's phone, or read the text over a shoulder, has not their mailbox. Kept as a MAC under the
/// request's key, bound to link and epoch: a bare hash of a million numbers hides nothing.
/// </summary>
/// <param name="Mac">Base64.</param>
/// <param name="SentAt">When they were made, which is before they were sent.</param>
public sealed record ViewNumbers(string Mac, DateTimeOffset SentAt)
{
    /// <summary>How many digits.</summary>
    public const int Length = 6;

    /// <summary>How long they are good (security.md, section 2).</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>How long one waits before new ones are sent: e-mail takes a while, and each new one makes the one before worthless.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const int Many = 1_000_000;
    private const string Purpose = "view-link-numbers";

    public static string New() => RandomNumberGenerator.GetInt32(Many).ToString($"D{Length}", CultureInfo.InvariantCulture);

    /// <summary>Spaces and hyphens do not matter; null for what are no six digits.</summary>
    public static string? TryParse(string? typed)
    {
        var digits = string.Concat((typed ?? string.Empty).Where(c => !char.IsWhiteSpace(c) && c is not '-'));
        return digits.Length == Length && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    public static string MacOf(int link, int epoch, string numbers, RecordKey key) =>
        Convert.ToBase64String(key.Mac(Purpose, string.Create(CultureInfo.InvariantCulture, $"{link}/{epoch}/{numbers}")));

    public bool HoldAt(DateTimeOffset now) => now - SentAt < Lasts;

    /// <summary>Compares in a time that does not depend on how much is right.</summary>
    public bool Matches(ViewLink link, string numbers, RecordKey key) => CryptographicOperations.FixedTimeEquals(
        Convert.FromBase64String(Mac), Convert.FromBase64String(MacOf(link.Number, link.Epoch, numbers, key)));
}
