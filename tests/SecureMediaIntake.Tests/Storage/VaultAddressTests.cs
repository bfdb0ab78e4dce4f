using SecureMediaIntake.Storage.KeyVault;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

public sealed class VaultAddressTests
{
    private const string Version = "0123456789abcdef0123456789abcdef";
    private static readonly Uri Vault = new("https://ours.vault.azure.net/");

    [Theory]
    [InlineData($"https://ours.vault.azure.net/keys/org-a/{Version}", true)]
    [InlineData($"https://OURS.vault.azure.net/keys/org-a/{Version}", true)]
    [InlineData($"https://ours.vault.azure.net/keys/org-b/{Version}", false)]
    [InlineData($"https://theirs.vault.azure.net/keys/org-a/{Version}", false)]
    [InlineData($"http://ours.vault.azure.net/keys/org-a/{Version}", false)]
    [InlineData($"https://ours.vault.azure.net.evil.example/keys/org-a/{Version}", false)]
    [InlineData($"https://ours.vault.azure.net@evil.example/keys/org-a/{Version}", false)]
    [InlineData($"https://ours.vault.azure.net:444/keys/org-a/{Version}", false)]
    [InlineData($"https://ours.vault.azure.net/keys/org-a/{Version}/unwrapkey", false)]
    [InlineData($"https://ours.vault.azure.net/keys/org-a/../org-b/{Version}", false)]
    [InlineData($"https://ours.vault.azure.net/keys/org-a/{Version}\n", false)]
    [InlineData($"https://ours.vault.azure.net/secrets/org-a/{Version}", false)]
    [InlineData("https://ours.vault.azure.net/keys/org-a/", false)]
    [InlineData("", false)]
    public void Only_a_version_of_the_organisations_own_key_in_our_vault_is_one(string keyId, bool expected) =>
        Assert.Equal(expected, VaultAddress.IsVersionOf(keyId, "org-a", Vault, out _));

    [Theory]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="https://vault.azure.net" """, "https://vault.azure.net/.default")]
    [InlineData("""Bearer authorization_uri="https://login.microsoftonline.com/tenant-1", scope="https://vault.azure.net/.default" """, "https://vault.azure.net/.default")]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="https://ours.vault.azure.net/" """, "https://ours.vault.azure.net/.default")]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="https://graph.microsoft.com" """, null)]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="https://azure.net.evil.example" """, null)]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="https://ault.azure.net" """, null)]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1", resource="http://vault.azure.net" """, null)]
    [InlineData("""Bearer authorization="https://login.microsoftonline.com/tenant-1" """, null)]
    [InlineData("Basic", null)]
    public void A_challenge_for_something_else_than_our_vault_is_not_answered(string header, string? scope)
    {
        var challenge = VaultChallenge.TryParse(header, Vault);

        Assert.Equal(scope, challenge?.Scope);
        Assert.Equal(scope is null ? null : "tenant-1", challenge?.TenantId);
    }
}
