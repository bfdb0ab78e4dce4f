using System.Buffers.Text;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// The RSA key pair to which one request's phones encrypt. The private half lies wrapped under the record key until the link has ended and
/// nothing waits; then it is destroyed, and with it every original.
/// </summary>
public sealed record UploadKey : IRow
{
    public const string Key = "upload-key";

    /// <summary>Bits of the modulus. NIST SP 800-57 part 1 table 2: 3072 bits match the 128-bit strength that a lifetime past 2030 wants.</summary>
    public const int Bits = 3072;

    private const string Purpose = "upload-key";

    public string RowKey => Key;

    public required string KeyId { get; init; }

    /// <summary>Modulus and exponent, base64url, as in a JSON Web Key (RFC 7518 section 6.3.1).</summary>
    public required string Modulus { get; init; }

    public required string Exponent { get; init; }

    /// <summary>The private half (PKCS #8) wrapped under the record key, base64; null once it is destroyed.</summary>
    public required string? Private { get; init; }

    /// <summary>MAC over id and public half under the record key: a planted public key would let its owner read what patients send.</summary>
    public required string Mac { get; init; }

    public static UploadKey Make(RecordKey key)
    {
        using var pair = RSA.Create(Bits);
        var open = pair.ExportParameters(includePrivateParameters: false);
        var made = new UploadKey
        {
            KeyId = $"upload-{OpaqueId.New()}",
            Modulus = Base64Url.EncodeToString(open.Modulus!),
            Exponent = Base64Url.EncodeToString(open.Exponent!),
            Private = Convert.ToBase64String(key.Wrap(pair.ExportPkcs8PrivateKey(), Purpose)),
            Mac = string.Empty,
        };

        return made with { Mac = made.MacUnder(key) };
    }

    /// <summary>Whether this row is the one that we made.</summary>
    public bool IsGenuine(RecordKey key) => CryptographicOperations.FixedTimeEquals(
        Convert.FromBase64String(Mac), Convert.FromBase64String(MacUnder(key)));

    /// <summary>The private half, to unwrap one content key with. The caller disposes of it.</summary>
    /// <exception cref="CryptographicException">It is destroyed, or not of this request.</exception>
    public RSA OpenPrivate(RecordKey key)
    {
        if (Private is null || !IsGenuine(key))
        {
            throw new CryptographicException("The upload key is destroyed or not genuine.");
        }

        var pair = RSA.Create();
        pair.ImportPkcs8PrivateKey(key.Unwrap(Convert.FromBase64String(Private), Purpose), out _);
        return pair;
    }

    private string MacUnder(RecordKey key) => Convert.ToBase64String(key.Mac(Purpose, $"{KeyId}\u001f{Modulus}\u001f{Exponent}"));
}
