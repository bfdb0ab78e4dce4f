using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SecureMediaIntake.LocalWorld.ManagedIdentity;

/// <summary>What is wrong with an access token; <see cref="None"/> if nothing is.</summary>
internal enum TokenFault
{
    None,
    Malformed,
    WrongSignature,
    WrongIssuer,
    WrongTime,
    WrongAudience,
}

/// <summary>Checks access tokens as an Azure service does: algorithm, signature, issuer, time, audience, in this order.</summary>
internal static class TokenCheck
{
    /// <param name="audience">The token's own audience, for the error message; empty if it could not be read.</param>
    public static TokenFault Check(TokenIssuer issuer, string token, string expectedAudience, out string audience)
    {
        audience = "";
        var parts = token.Split('.');
        if (parts.Length != 3 || Part(parts[0]) is not { } head || Part(parts[1]) is not { } claims
            || !TryBytes(parts[2], out var signature))
        {
            return TokenFault.Malformed;
        }

        audience = Text(claims, "aud");

        // The algorithm is compared, never obeyed: a token may not choose how it is checked (RFC 8725 section 3.1).
        if (Text(head, "alg") != "RS256" || !issuer.IsSignatureOf(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature))
        {
            return TokenFault.WrongSignature;
        }

        if (Text(claims, "iss") != issuer.Issuer)
        {
            return TokenFault.WrongIssuer;
        }

        var now = issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        if (Seconds(claims, "nbf") is not { } start || Seconds(claims, "exp") is not { } end || now < start || now >= end)
        {
            return TokenFault.WrongTime;
        }

        // Clients derive the resource from a scope, and some keep the slash before "/.default".
        return audience.TrimEnd('/') == expectedAudience.TrimEnd('/') ? TokenFault.None : TokenFault.WrongAudience;
    }

    private static JsonElement? Part(string part)
    {
        try
        {
            return TryBytes(part, out var bytes) && JsonSerializer.Deserialize<JsonElement>(bytes) is { ValueKind: JsonValueKind.Object } json
                ? json
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // TryDecodeFromChars is no help: it too throws on characters that do not belong.
    private static bool TryBytes(string part, out byte[] bytes)
    {
        try
        {
            bytes = Base64Url.DecodeFromChars(part);
            return true;
        }
        catch (FormatException)
        {
            bytes = [];
            return false;
        }
    }

    private static string Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long? Seconds(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            ? seconds
            : null;
}
