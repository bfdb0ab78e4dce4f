using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.ManagedIdentity;

public sealed class ManagedIdentityServerTests : IDisposable
{
    private readonly LocalTrust _trust = new();
    private readonly TokenIssuer _issuer = new(TimeProvider.System);

    public void Dispose()
    {
        _issuer.Dispose();
        _trust.Dispose();
    }

    [Theory]
    [InlineData("api-version=2017-09-01&resource=https%3A%2F%2Fa.example&client_id={id}", HttpStatusCode.BadRequest)]
    [InlineData("api-version=2019-08-01&client_id={id}", HttpStatusCode.BadRequest)]
    [InlineData("api-version=2019-08-01&resource=https%3A%2F%2Fa.example", HttpStatusCode.BadRequest)]
    [InlineData("api-version=2019-08-01&resource=https%3A%2F%2Fa.example&client_id={id}", HttpStatusCode.OK)]
    public async Task Only_a_complete_request_gets_a_token(string query, HttpStatusCode expected)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{server.Endpoint}?{query.Replace("{id}", _issuer.ClientId, StringComparison.Ordinal)}"));
        request.Headers.Add("X-IDENTITY-HEADER", server.Header);

        using var answer = await _trust.Client(server.Endpoint).SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_without_the_header_is_unauthorised()
    {
        await using var server = await StartAsync();

        using var answer = await _trust.Client(server.Endpoint).GetAsync(
            new Uri($"{server.Endpoint}?api-version=2019-08-01&resource=https%3A%2F%2Fa.example&client_id={_issuer.ClientId}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("access_token", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_pass_Microsofts_own_check_against_the_published_keys()
    {
        await using var server = await StartAsync();
        var keys = new JsonWebKeySet(await _trust.Client(server.JwksUri).GetStringAsync(server.JwksUri));
        var rules = new TokenValidationParameters
        {
            ValidIssuer = $"https://sts.windows.net/{_issuer.TenantId}/",
            ValidAudience = "https://storage.azure.com",
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
            ClockSkew = TimeSpan.Zero,
        };

        Assert.True((await Check(_issuer.Issue("https://storage.azure.com"))).IsValid);
        Assert.IsType<SecurityTokenInvalidAudienceException>((await Check(_issuer.Issue("https://vault.azure.net"))).Exception);
        Assert.IsType<SecurityTokenExpiredException>(
            (await Check(_issuer.Issue("https://storage.azure.com", life: TimeSpan.FromMinutes(-1)))).Exception);

        using var other = new TokenIssuer(TimeProvider.System, tenantId: Guid.Parse(_issuer.TenantId));
        Assert.IsType<SecurityTokenSignatureKeyNotFoundException>((await Check(other.Issue("https://storage.azure.com"))).Exception);

        Task<TokenValidationResult> Check(string token) => new JsonWebTokenHandler().ValidateTokenAsync(token, rules);
    }

    [Fact]
    public void Further_claims_are_added_and_may_replace_the_usual_ones()
    {
        var more = new Dictionary<string, object> { ["roles"] = "Filer", ["tid"] = "other" };

        var token = new JsonWebToken(_issuer.Issue("https://a.example", more));

        Assert.Equal("Filer", token.GetClaim("roles").Value);
        Assert.Equal("other", token.GetClaim("tid").Value);
    }

    private Task<ManagedIdentityServer> StartAsync() =>
        ManagedIdentityServer.StartAsync(_trust.Authority.ServerCertificate, _issuer, CancellationToken.None);
}
