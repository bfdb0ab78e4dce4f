using System.Net;
using System.Text;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>Who gets in.</summary>
public sealed class VaultTokenTests
{
    private const string Path = "/keys/any/?api-version=7.6";

    [Fact]
    public async Task A_call_without_a_token_is_told_where_to_get_one()
    {
        await using var caller = await VaultCaller.StartAsync();

        var answer = await caller.CallAsync(HttpMethod.Get, Path, token: "");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal($"Bearer authorization=\"{caller.Resource}/{caller.Issuer.TenantId}\", resource=\"{caller.Resource}\"", answer.Challenge);
    }

    [Fact]
    public async Task Only_a_genuine_token_for_this_vault_in_its_time_gets_in()
    {
        await using var caller = await VaultCaller.StartAsync();
        using var stranger = new TokenIssuer(TimeProvider.System, Guid.Parse(caller.Issuer.TenantId));
        var good = caller.Issuer.Issue(caller.Resource);
        string[] bad =
        [
            caller.Issuer.Issue("https://storage.azure.com"),
            caller.Issuer.Issue(caller.Resource, life: TimeSpan.Zero),
            caller.Issuer.Issue(caller.Resource, new Dictionary<string, object> { ["nbf"] = 99999999999 }),
            caller.Issuer.Issue(caller.Resource, new Dictionary<string, object> { ["iss"] = "https://sts.windows.net/other/" }),
            stranger.Issue(caller.Resource),
            Unsigned(good),
            good[..^8] + "AAAAAAAA",
            "not-a-token",
            "a.b.c",
        ];

        Assert.Equal(HttpStatusCode.NotFound, (await caller.CallAsync(HttpMethod.Get, Path, token: good)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await caller.CallAsync(HttpMethod.Get, Path, token: caller.Issuer.Issue($"{caller.Resource}/"))).Status);
        foreach (var token in bad)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await caller.CallAsync(HttpMethod.Get, Path, token: token)).Status);
        }
    }

    [Fact]
    public async Task The_identity_can_do_no_more_than_its_roles_allow()
    {
        await using var caller = await VaultCaller.StartAsync(
            dataActions: new HashSet<string> { "keys/read", "keys/wrap/action", "keys/unwrap/action" });
        await caller.Vault.CreateKeyAsync("org");

        Assert.Equal(HttpStatusCode.OK, (await caller.CallAsync(HttpMethod.Get, "/keys/org?api-version=7.6")).Status);
        Assert.Equal(HttpStatusCode.OK, (await caller.CallAsync(
            HttpMethod.Post, "/keys/org/wrapkey?api-version=7.6", new { alg = "RSA-OAEP-256", value = "AAAA" })).Status);

        var refused = await caller.CallAsync(HttpMethod.Delete, "/keys/org?api-version=7.6");
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden", "ForbiddenByRbac"), (refused.Status, refused.Error, refused.InnerError));
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.CallAsync(HttpMethod.Get, "/secrets/row?api-version=7.6")).Status);
    }

    // The oldest trick: say that no signature is needed, and give none.
    private static string Unsigned(string token) =>
        $"{Convert.ToBase64String(Encoding.ASCII.GetBytes(JsonSerializer.Serialize(new { alg = "none", typ = "JWT" }))).TrimEnd('=')}.{token.Split('.')[1]}.";
}
