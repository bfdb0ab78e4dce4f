using SecureMediaIntake.LocalWorld.KeyVault;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.SystemTests.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>The local vault is right if Microsoft's own client cannot tell it from the real one.</summary>
public sealed class KeyVaultConformanceTests
{
    [Fact]
    public async Task Microsofts_client_finds_no_difference()
    {
        using var trust = new LocalTrust();
        using var issuer = new TokenIssuer(TimeProvider.System);
        await using var identity = await ManagedIdentityServer.StartAsync(trust.Authority.ServerCertificate, issuer, CancellationToken.None);
        await using var vault = await KeyVaultServer.StartAsync(
            new() { Certificate = trust.Authority.ServerCertificate, Issuer = issuer }, CancellationToken.None);

        var (passed, output) = await ConformanceScript.RunAsync("key-vault.mjs", trust, new Dictionary<string, string>
        {
            ["VAULT_URL"] = vault.Address.ToString(),
            ["IDENTITY_ENDPOINT"] = identity.Endpoint.ToString(),
            ["IDENTITY_HEADER"] = identity.Header,
            ["IDENTITY_CLIENT_ID"] = issuer.ClientId,
        });

        Assert.True(passed, output);
        Assert.Contains("15 steps passed", output, StringComparison.Ordinal);
    }
}
