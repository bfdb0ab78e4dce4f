using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.ManagedIdentity;

/// <summary>
/// Issues access tokens for one managed identity, in the v1.0 form of Entra ID (RS256; iss, aud, iat, nbf, exp, oid, sub, tid, appid).
/// </summary>
/// <remarks>
/// Claims: <see href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference"/>. Azurite's
/// <c>--oauth basic</c> takes them when the audience is <c>https://storage.azure.com</c>. The key lives as long as this object.
/// </remarks>
public sealed class TokenIssuer : IDisposable
{
    /// <summary>Bits of the signing key, as Entra's.</summary>
    private const int KeyBits = 2048;

    /// <summary>How long a token lives when the caller names no life: as those of a managed identity in Azure.</summary>
    internal static readonly TimeSpan DefaultLife = TimeSpan.FromHours(24);

    /// <summary>Minutes by which a token is valid before it was issued, as Entra's: servers' clocks differ.</summary>
    private const int BackdateMinutes = 5;

    private readonly RSA _key = RSA.Create(KeyBits);
    // RSA objects are not documented to be safe for use by several threads at once.
    private readonly Lock _signing = new();
    private readonly string _keyId;

    /// <param name="clock">Time of issue.</param>
    /// <param name="tenantId">Tenant of the identity; null makes one.</param>
    /// <param name="clientId">Client id of the user-assigned identity; null makes one.</param>
    public TokenIssuer(TimeProvider clock, Guid? tenantId = null, Guid? clientId = null)
    {
        Clock = clock;
        TenantId = (tenantId ?? RandomUuid.New()).ToString("D");
        ClientId = (clientId ?? RandomUuid.New()).ToString("D");
        ObjectId = RandomUuid.New().ToString("D");
        Issuer = $"https://sts.windows.net/{TenantId}/";
        _keyId = Base64Url.EncodeToString(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));
    }

    public string TenantId { get; }

    /// <summary>Client id of the user-assigned identity: claim <c>appid</c>, setting <c>ManagedIdentity__ClientId</c>.</summary>
    public string ClientId { get; }

    /// <summary>Object id of the identity's service principal: claims <c>oid</c> and <c>sub</c>.</summary>
    public string ObjectId { get; }

    /// <summary>Value of the claim <c>iss</c>.</summary>
    public string Issuer { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Signs a token.</summary>
    /// <param name="audience">Claim <c>aud</c>: the resource exactly as the client named it.</param>
    /// <param name="more">Further claims; one with the name of a standard claim replaces it, so that tests can make odd tokens.</param>
    /// <param name="life">Time until <c>exp</c>; negative makes an expired token. Default 24 hours.</param>
    /// <returns>A compact JWS; each call gives another one (claim <c>uti</c>).</returns>
    public string Issue(string audience, IReadOnlyDictionary<string, object>? more = null, TimeSpan? life = null)
    {
        var now = Clock.GetUtcNow();
        var start = now.AddMinutes(-BackdateMinutes).ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["aud"] = audience,
            ["iss"] = Issuer,
            ["iat"] = start,
            ["nbf"] = start,
            ["exp"] = (now + (life ?? DefaultLife)).ToUnixTimeSeconds(),
            ["appid"] = ClientId,
            ["appidacr"] = "2",
            ["idp"] = Issuer,
            ["idtyp"] = "app",
            ["oid"] = ObjectId,
            ["sub"] = ObjectId,
            ["tid"] = TenantId,
            ["uti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ["ver"] = "1.0",
        };

        foreach (var (name, value) in more ?? new Dictionary<string, object>())
        {
            claims[name] = value;
        }

        var head = Encode(new Dictionary<string, object> { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = _keyId });
        var signed = $"{head}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <summary>The public key as a JSON Web Key Set (RFC 7517 section 5), for services that check signatures.</summary>
    public string Jwks()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["keys"] = new[]
            {
                new Dictionary<string, string>
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["alg"] = "RS256",
                    ["kid"] = _keyId,
                    ["n"] = Base64Url.EncodeToString(key.Modulus),
                    ["e"] = Base64Url.EncodeToString(key.Exponent),
                },
            },
        });
    }

    public void Dispose() => _key.Dispose();

    internal bool IsSignatureOf(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        lock (_signing)
        {
            return _key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    private byte[] Sign(string signed)
    {
        lock (_signing)
        {
            return _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    private static string Encode(Dictionary<string, object> part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
