using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>The one form of every id of ours: 128 random bits as 32 lower-case hexadecimal digits. Says nothing about anybody, safe to log.</summary>
public static class OpaqueId
{
    /// <summary>Length in characters.</summary>
    public const int Length = 32;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    /// <summary>The same parts always give the same id: how a repeated request or message is recognised as a repeat.</summary>
    public static string From(params ReadOnlySpan<string> parts)
    {
        // A separator that no part may hold, so that ("a", "bc") and ("ab", "c") differ.
        var joined = string.Join('\u001f', parts!);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)).AsSpan(0, Length / 2));
    }

    public static bool IsOne(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
}
