using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.ManagedIdentity;

/// <summary>
/// The token endpoint that App Service and Functions give to an app with one user-assigned managed identity and no system-assigned one.
/// </summary>
/// <remarks>
/// Protocol 2019-08-01: <see href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference"/>.
/// Azure.Identity takes http and https; here it is https, so that no token crosses even the loopback in clear. The app finds it by
/// <c>IDENTITY_ENDPOINT</c> and <c>IDENTITY_HEADER</c>, and must name its client id: without one Azure would look for the
/// system-assigned identity, which does not exist.
/// </remarks>
public sealed class ManagedIdentityServer : IAsyncDisposable
{
    private const string ApiVersion = "2019-08-01";

    /// <summary>Bytes of the secret in <c>X-IDENTITY-HEADER</c>.</summary>
    private const int HeaderBytes = 24;

    private readonly TokenIssuer _issuer;
    private LoopbackServer? _server;

    private ManagedIdentityServer(TokenIssuer issuer) => _issuer = issuer;

    /// <summary>Value of <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri Endpoint => new(Server.Address, "/msi/token");

    /// <summary>Value of <c>IDENTITY_HEADER</c>.</summary>
    public string Header { get; } = RandomNumberGenerator.GetHexString(HeaderBytes * 2);

    /// <summary>Where services that check signatures find the issuer's public key.</summary>
    public Uri JwksUri => new(Server.Address, "/jwks");

    private LoopbackServer Server => _server ?? throw new InvalidOperationException("The managed identity server has not started.");

    /// <param name="certificate">Server certificate with its private key, for 127.0.0.1.</param>
    /// <param name="issuer">Not disposed with this server: the vault and the care record check tokens against it.</param>
    public static async Task<ManagedIdentityServer> StartAsync(
        X509Certificate2 certificate, TokenIssuer issuer, CancellationToken cancellation)
    {
        var identity = new ManagedIdentityServer(issuer);
        identity._server = await LoopbackServer.StartAsync(certificate, port: 0, identity.Map, cancellation);
        return identity;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Map(WebApplication application)
    {
        application.MapGet("/msi/token", Token);
        application.MapGet("/jwks", () => Results.Text(_issuer.Jwks(), "application/json"));
    }

    private JsonHttpResult<object> Token(HttpRequest request)
    {
        var header = request.Headers["X-IDENTITY-HEADER"].ToString();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.ASCII.GetBytes(Header)))
        {
            return Refuse(StatusCodes.Status401Unauthorized, "The value of the header X-IDENTITY-HEADER is missing or wrong.");
        }

        if (request.Query["api-version"] != ApiVersion)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The api-version must be {ApiVersion}.");
        }

        if (request.Query["resource"].ToString() is not { Length: > 0 } resource)
        {
            return Refuse(StatusCodes.Status400BadRequest, "The parameter resource is missing.");
        }

        if (request.Query["client_id"] != _issuer.ClientId)
        {
            return Refuse(
                StatusCodes.Status400BadRequest,
                "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.");
        }

        return TypedResults.Json<object>(new Granted(
            _issuer.Issue(resource),
            (_issuer.Clock.GetUtcNow() + TokenIssuer.DefaultLife).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource,
            "Bearer",
            _issuer.ClientId));
    }

    private static JsonHttpResult<object> Refuse(int status, string message) =>
        TypedResults.Json<object>(new Refused(status, message, RandomUuid.New()), statusCode: status);

    // expires_on is a string of digits: clients read it as one.
    private sealed record Granted(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_on")] string ExpiresOn,
        [property: JsonPropertyName("resource")] string Resource,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("client_id")] string ClientId);

    private sealed record Refused(
        [property: JsonPropertyName("statusCode")] int StatusCode,
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("correlationId")] Guid CorrelationId);
}
