using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.ManagedIdentity;

/// <summary>Microsoft's own credential, as the product uses it, against the local identity endpoint over HTTPS.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class AzureIdentityTests : IDisposable
{
    private static readonly string[] Variables = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"];

    private readonly LocalTrust _trust = new();
    private readonly TokenIssuer _issuer = new(TimeProvider.System);
    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _issuer.Dispose();
        _trust.Dispose();
    }

    [Fact]
    public async Task The_credential_gets_a_token_for_the_resource_it_asked_for()
    {
        await using var server = await StartAsync();
        var resource = $"https://{Guid.CreateVersion7():N}.example";

        var token = await Credential(server, server.Header, _issuer.ClientId).GetTokenAsync(new([$"{resource}/.default"]), default);

        var claims = new JsonWebToken(token.Token);
        Assert.Equal([resource], claims.Audiences);
        Assert.Equal(_issuer.ClientId, claims.GetClaim("appid").Value);
        Assert.Equal(_issuer.TenantId, claims.GetClaim("tid").Value);
        Assert.Equal(claims.ValidTo, token.ExpiresOn.UtcDateTime, TimeSpan.FromSeconds(2));
        Assert.InRange(token.ExpiresOn - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_wrong_header_gets_no_token()
    {
        await using var server = await StartAsync();
        var credential = Credential(server, "wrong", _issuer.ClientId);

        var refusal = await Assert.ThrowsAnyAsync<AuthenticationFailedException>(
            async () => await credential.GetTokenAsync(new(["https://wrong-header.example/.default"]), default));

        Assert.Contains("X-IDENTITY-HEADER", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_identity_than_the_apps_gets_no_token()
    {
        await using var server = await StartAsync();
        var credential = Credential(server, server.Header, Guid.CreateVersion7().ToString());

        var refusal = await Assert.ThrowsAnyAsync<AuthenticationFailedException>(
            async () => await credential.GetTokenAsync(new(["https://other-identity.example/.default"]), default));

        Assert.Contains("No User Assigned or Delegated Managed Identity found", refusal.ToString(), StringComparison.Ordinal);
    }

    private Task<ManagedIdentityServer> StartAsync() =>
        ManagedIdentityServer.StartAsync(_trust.Authority.ServerCertificate, _issuer, CancellationToken.None);

    private ManagedIdentityCredential Credential(ManagedIdentityServer server, string header, string clientId)
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", server.Endpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", header);
        return new(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId))
        {
            // In a child process SSL_CERT_FILE gives this trust; in this one it is too late for that.
            Transport = new HttpClientTransport(_trust.Client(server.Endpoint)),
        });
    }
}
