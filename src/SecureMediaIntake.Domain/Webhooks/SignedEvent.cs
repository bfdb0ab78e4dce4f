using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>A body with the three headers of Standard Webhooks 1.0.0 that prove whose it is.</summary>
/// <remarks>
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: it signs whatever the body is ("Payload": no requirements on shape, format
/// and content), so a CloudEvent fits. With two secrets there are two signatures, so that a receiver may know either.
/// </remarks>
public sealed record SignedEvent(string Id, string Timestamp, string Signature, ReadOnlyMemory<byte> Body)
{
    private const string Version = "v1";

    public static SignedEvent Of(string id, DateTimeOffset triedAt, ReadOnlyMemory<byte> body, IReadOnlyList<byte[]> secrets)
    {
        var timestamp = triedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body.Span];
        return new(id, timestamp, string.Join(' ', secrets.Select(secret => $"{Version},{Convert.ToBase64String(HMACSHA256.HashData(secret, content))}")), body);
    }

    public override string ToString() => $"signed event {Id}";
}

/// <summary>The form of those secrets: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
public static class WebhookSecretForm
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;

    /// <summary>Two: the one that comes and the one that goes. A third would be one that nobody took out.</summary>
    private const int Most = 2;

    /// <exception cref="InvalidDataException">It is no such secret. The message does not quote it.</exception>
    public static IReadOnlyList<byte[]> Parse(string text)
    {
        var secrets = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        return secrets.Count is >= 1 and <= Most ? secrets : throw new InvalidDataException($"A webhook's secret holds {secrets.Count} secrets; 1 or {Most} are needed.");
    }

    private static byte[] Read(string text)
    {
        var bytes = new byte[MaxBytes];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length)
            && length >= MinBytes
                ? bytes[..length]
                : throw new InvalidDataException($"A webhook's secret is not {Prefix} with {MinBytes} to {MaxBytes} bytes in base64.");
    }
}
