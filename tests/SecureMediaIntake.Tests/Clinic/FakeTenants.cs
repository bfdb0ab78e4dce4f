using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>The sign-in as the app sees it behind its back: the document, the keys, and the exchange of a code for an ID token.</summary>
internal sealed class FakeTenants : HttpMessageHandler
{
    public const string Origin = "https://sign-in.example";
    public const string ClientId = "c11e0000-0000-4000-8000-000000000001";

    private static readonly string[] Clinician = ["Clinician"];
    private static readonly string[] Code = ["code"];
    private static readonly string[] Public = ["public"];
    private static readonly string[] Algorithms = ["RS256"];

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _strangersRsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private readonly Dictionary<string, string> _idTokens = [];

    public FakeTenants() => _key = new(_rsa) { KeyId = "key-1" };

    public static string IssuerOf(Guid tenant) => $"{Origin}/{tenant:D}/v2.0";

    /// <summary>What Entra says of a member with the role. A test changes, adds or (null) leaves out what it is about.</summary>
    public static Dictionary<string, object> Claims(Guid tenant, Guid person, params (string Name, object? Value)[] changes)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = IssuerOf(tenant),
            ["aud"] = ClientId,
            ["sub"] = $"subject of {person:N}",
            ["tid"] = tenant.ToString("D"),
            ["oid"] = person.ToString("D"),
            ["name"] = "Test Clinician One",
            ["acct"] = 0,
            ["roles"] = Clinician,
            ["ver"] = "2.0",
        };

        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                claims.Remove(name);
            }
            else
            {
                claims[name] = value;
            }
        }

        return claims;
    }

    /// <summary>A token as Entra signs it, or as somebody else would (<paramref name="credentials"/>).</summary>
    public string Sign(IDictionary<string, object> claims, SigningCredentials? credentials = null, DateTime? expires = null, string type = "JWT")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var end = expires ?? now.AddHours(1);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            IssuedAt = end.AddHours(-1),
            NotBefore = end.AddHours(-1),
            Expires = end,
            TokenType = type,
            SigningCredentials = credentials ?? new(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>An unsigned token, and one signed with the public key as if it were a shared secret: the two classics.</summary>
    public IEnumerable<string> Forgeries(IDictionary<string, object> claims)
    {
        var payload = Sign(claims).Split('.')[1];
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var hmac = Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT","kid":"key-1"}""");
        var mac = HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes($"{hmac}.{payload}"));

        yield return $"{none}.{payload}.";
        yield return $"{hmac}.{payload}.{Base64UrlEncoder.Encode(mac)}";
    }

    /// <summary>A stranger's key under our key's name.</summary>
    public SigningCredentials StrangersKey() => new(new RsaSecurityKey(_strangersRsa) { KeyId = "key-1" }, SecurityAlgorithms.RsaSha256);

    /// <summary>The person chose an account: the form that their browser is made to post back.</summary>
    public (string Action, IReadOnlyDictionary<string, string> Fields) Approve(Uri authorize, IDictionary<string, object> claims)
    {
        var query = QueryHelpers.ParseQuery(authorize.Query);
        var code = OpaqueId.New();
        _idTokens[code] = Sign(new Dictionary<string, object>(claims, StringComparer.Ordinal) { ["nonce"] = query["nonce"].ToString() });
        return (
            query["redirect_uri"].ToString(),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code, ["state"] = query["state"].ToString() });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return request.RequestUri!.AbsolutePath switch
        {
            "/organizations/v2.0/.well-known/openid-configuration" => Json(new Dictionary<string, object>
            {
                ["issuer"] = $"{Origin}/{{tenantid}}/v2.0",
                ["authorization_endpoint"] = $"{Origin}/organizations/v2.0/auth",
                ["token_endpoint"] = $"{Origin}/organizations/v2.0/token",
                ["end_session_endpoint"] = $"{Origin}/organizations/v2.0/logout",
                ["jwks_uri"] = $"{Origin}/organizations/v2.0/jwks",
                ["response_types_supported"] = Code,
                ["subject_types_supported"] = Public,
                ["id_token_signing_alg_values_supported"] = Algorithms,
            }),
            "/organizations/v2.0/jwks" => Json(new Dictionary<string, object> { ["keys"] = new[] { PublicKey() } }),
            "/organizations/v2.0/token" => await RedeemAsync(request, cancellationToken),
            _ => new(HttpStatusCode.NotFound),
        };
    }

    protected override void Dispose(bool disposing)
    {
        _rsa.Dispose();
        _strangersRsa.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> RedeemAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellation));
        return form["code_verifier"].Count == 1 && _idTokens.Remove(form["code"].ToString(), out var token)
            ? Json(new Dictionary<string, object> { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = "unused", ["id_token"] = token })
            : new(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new Dictionary<string, string> { ["error"] = "invalid_grant" }) };
    }

    private Dictionary<string, string> PublicKey()
    {
        var numbers = _rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = "key-1",
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
    }

    private static HttpResponseMessage Json(Dictionary<string, object> body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}
