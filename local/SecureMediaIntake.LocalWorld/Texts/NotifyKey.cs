using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>One service and its API key; checks the tokens that clients make of it.</summary>
/// <remarks>
/// A key is <c>name-{service id}-{secret}</c>, both UUIDs; a token is a JWT, HS256 under the secret, with iss = service id and iat =
/// now: <see href="https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header"/>. The order of the checks and the
/// messages are those of the service's published source.
/// </remarks>
internal sealed class NotifyKey(TimeProvider clock)
{
    /// <summary>How far a token's time of issue may lie from ours, in seconds, either way.</summary>
    private const int MaxClockDifference = 30;

    private readonly string _secret = RandomUuid.New().ToString("D");

    public string ServiceId { get; } = RandomUuid.New().ToString("D");

    /// <summary>What a client is configured with.</summary>
    public string ApiKey => $"local_world-{ServiceId}-{_secret}";

    /// <exception cref="NotifyRefusedException">401 without a token, 403 with a bad one.</exception>
    public void Check(string authorization)
    {
        if (authorization.Length == 0)
        {
            throw Unauthorised("Unauthorized: authentication token must be provided");
        }

        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw Unauthorised("Unauthorized: authentication bearer scheme must be used");
        }

        var parts = authorization["Bearer ".Length..].Split('.');
        if (parts.Length != 3 || Part(parts[0]) is not { } head || Part(parts[1]) is not { } claims)
        {
            throw NotifyRefusedException.Forbidden(
                "Invalid token: make sure your API token matches the example at "
                + "https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header");
        }

        CheckIssuer(claims);
        if (!head.TryGetProperty("alg", out var algorithm) || algorithm.ToString() != "HS256")
        {
            throw NotifyRefusedException.Forbidden("Invalid token: algorithm used is not HS256");
        }

        CheckSignature(parts);
        CheckTime(claims);
    }

    private void CheckIssuer(JsonElement claims)
    {
        if (!claims.TryGetProperty("iss", out var issuer))
        {
            throw NotifyRefusedException.Forbidden("Invalid token: iss field not provided");
        }

        if (!Guid.TryParse(issuer.ToString(), out var service))
        {
            throw NotifyRefusedException.Forbidden("Invalid token: service id is not the right data type");
        }

        if (service.ToString("D") != ServiceId)
        {
            throw NotifyRefusedException.Forbidden("Invalid token: service not found");
        }
    }

    private void CheckSignature(string[] parts)
    {
        var expected = HMACSHA256.HashData(Encoding.ASCII.GetBytes(_secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(parts[2]), Encoding.ASCII.GetBytes(Base64Url.EncodeToString(expected))))
        {
            throw NotifyRefusedException.Forbidden("Invalid token: API key not found");
        }
    }

    private void CheckTime(JsonElement claims)
    {
        // Some clients write the time with a fraction.
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
        if (!claims.TryGetProperty("iat", out var issued) || issued.ValueKind != JsonValueKind.Number)
        {
            throw NotifyRefusedException.Forbidden("Invalid token: API key not found");
        }

        if (Math.Abs(now - issued.GetDouble()) > MaxClockDifference)
        {
            throw NotifyRefusedException.Forbidden("Error: Your system clock must be accurate to within 30 seconds");
        }
    }

    private static JsonElement? Part(string part)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part)) is { ValueKind: JsonValueKind.Object } json
                ? json
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static NotifyRefusedException Unauthorised(string message) => new(StatusCodes.Status401Unauthorized, "AuthError", message);
}
