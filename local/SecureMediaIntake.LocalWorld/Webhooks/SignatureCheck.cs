using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.LocalWorld.Webhooks;

/// <summary>Verifies what Standard Webhooks 1.0.0 signs, as a receiver would: written from the specification, and not from the product.</summary>
/// <remarks>https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md</remarks>
internal static class SignatureCheck
{
    private const string SecretPrefix = "whsec_";
    private const string SignaturePrefix = "v1,";

    /// <summary>How far a clock may be off; older is somebody's who caught one and sends it again.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsGenuine(string secret, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return false;
        }

        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var right = HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), content);

        return signatures.Split(' ')
            .Where(one => one.StartsWith(SignaturePrefix, StringComparison.Ordinal))
            .Any(one => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one[SignaturePrefix.Length..]), Encoding.ASCII.GetBytes(Convert.ToBase64String(right))));
    }
}
