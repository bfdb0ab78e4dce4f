using System.Net;
using System.Security.Cryptography;
using System.Buffers.Text;
using System.Text.Json;
using Xunit;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>What the tests and the world do to keys from within, and what the product then sees.</summary>
public sealed class VaultKeyTests
{
    private const string Version = "api-version=2025-07-01";

    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task A_key_wraps_locally_and_unwraps_in_the_vault_which_counts_it()
    {
        await using var caller = await VaultCaller.StartAsync();
        var id = await caller.Vault.CreateKeyAsync("org");

        var unwrapped = await UnwrapAsync(caller, id, await WrapLocallyAsync(caller, id));

        Assert.Equal(HttpStatusCode.OK, unwrapped.Status);
        Assert.Equal(Secret, Base64Url.DecodeFromChars(unwrapped.Text("value")));
        Assert.Equal(id.ToString(), unwrapped.Text("kid"));
        Assert.Equal(1, caller.Vault.UnwrapCount("ORG"));
        Assert.Equal(id, await caller.Vault.CreateKeyAsync("org"));
    }

    [Fact]
    public async Task A_disabled_key_unwraps_nothing_until_it_is_enabled()
    {
        await using var caller = await VaultCaller.StartAsync();
        var id = await caller.Vault.CreateKeyAsync("org");
        var wrapped = await WrapLocallyAsync(caller, id);

        caller.Vault.DisableKey("org");
        var refused = await UnwrapAsync(caller, id, wrapped);
        caller.Vault.EnableKey("org");
        var answered = await UnwrapAsync(caller, id, wrapped);

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden", "KeyDisabled"), (refused.Status, refused.Error, refused.InnerError));
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Equal(1, caller.Vault.UnwrapCount("org"));
    }

    [Fact]
    public async Task A_deleted_key_is_gone_until_it_is_recovered_with_its_versions()
    {
        await using var caller = await VaultCaller.StartAsync();
        var first = await caller.Vault.CreateKeyAsync("org");
        var wrapped = await WrapLocallyAsync(caller, first);
        var second = await caller.Vault.RotateKeyAsync("org");

        caller.Vault.DeleteKey("org");
        Assert.Equal(HttpStatusCode.NotFound, (await UnwrapAsync(caller, first, wrapped)).Status);
        var conflict = await caller.CallAsync(HttpMethod.Post, $"/keys/org/create?{Version}", new { kty = "RSA" });
        Assert.Equal((HttpStatusCode.Conflict, "ObjectIsDeletedButRecoverable"), (conflict.Status, conflict.InnerError));

        caller.Vault.RecoverKey("org");
        Assert.Equal(HttpStatusCode.OK, (await UnwrapAsync(caller, first, wrapped)).Status);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await caller.Vault.CreateKeyAsync("org"));
    }

    [Fact]
    public async Task Purge_protection_holds_against_everyone()
    {
        await using var caller = await VaultCaller.StartAsync(purgeProtection: true);
        await caller.Vault.CreateKeyAsync("org");
        caller.Vault.DeleteKey("org");

        var refused = await caller.CallAsync(HttpMethod.Delete, $"/deletedkeys/org?{Version}");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await caller.CallAsync(HttpMethod.Get, $"/deletedkeys/org?{Version}")).Status);
    }

    [Fact]
    public async Task Throttling_hits_exactly_the_calls_it_was_asked_for()
    {
        await using var caller = await VaultCaller.StartAsync();
        await caller.Vault.CreateKeyAsync("org");

        caller.Vault.Throttle(2);
        var first = await caller.CallAsync(HttpMethod.Get, $"/keys/org?{Version}");
        var second = await caller.CallAsync(HttpMethod.Get, $"/keys/org?{Version}");
        var third = await caller.CallAsync(HttpMethod.Get, $"/keys/org?{Version}");

        Assert.Equal((HttpStatusCode.TooManyRequests, "Throttled"), (first.Status, first.Error));
        Assert.Equal(TimeSpan.FromSeconds(1), first.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.Status);
        Assert.Equal(HttpStatusCode.OK, third.Status);
    }

    [Fact]
    public async Task A_vault_that_is_down_cuts_the_connection()
    {
        await using var caller = await VaultCaller.StartAsync();
        caller.Vault.Down = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CallAsync(HttpMethod.Get, $"/keys?{Version}"));

        caller.Vault.Down = false;
        Assert.Equal(HttpStatusCode.OK, (await caller.CallAsync(HttpMethod.Get, $"/keys?{Version}")).Status);
    }

    [Fact]
    public async Task A_vault_with_a_folder_opens_after_a_restart_what_it_sealed_before()
    {
        await using var caller = await VaultCaller.StartAsync(kept: true);
        var before = await caller.Vault.CreateKeyAsync("Org");
        await caller.Vault.SetSecretAsync("row", "kept");
        var wrapped = await WrapLocallyAsync(caller, before);
        caller.Vault.DeleteKey("Org");

        await caller.RestartAsync();
        caller.Vault.RecoverKey("org");
        var after = await caller.Vault.CreateKeyAsync("Org");

        Assert.Equal(before.AbsolutePath, after.AbsolutePath);
        Assert.Equal(Secret, Base64Url.DecodeFromChars((await UnwrapAsync(caller, after, wrapped)).Text("value")));
        Assert.Equal("kept", caller.Vault.TryGetSecret("row"));
        Assert.All(
            Directory.GetFiles(caller.Folder, "*", SearchOption.AllDirectories),
            file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
    }

    [Theory]
    [InlineData("api%2Dversion=7.4", HttpStatusCode.OK)]
    [InlineData("api-version=2025-07-01", HttpStatusCode.OK)]
    [InlineData("api-version=2016-10-01", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task The_protocol_version_is_read_however_it_is_written(string query, HttpStatusCode expected)
    {
        await using var caller = await VaultCaller.StartAsync();
        await caller.Vault.CreateKeyAsync("org");

        foreach (var path in new[] { "/keys/org", "/keys/org/", "/keys/org/versions", "/keys//org//" })
        {
            Assert.Equal(expected, (await caller.CallAsync(HttpMethod.Get, $"{path}?{query}")).Status);
        }
    }

    [Theory]
    [InlineData("""{"alg":"RSA-OAEP-256"}""")]
    [InlineData("""{"alg":"RSA-OAEP-256","value":"*"}""")]
    [InlineData("""{"alg":"RSA1_5","value":"AAAA"}""")]
    [InlineData("""{"value":"AAAA"}""")]
    [InlineData("""{"alg":7,"value":"AAAA"}""")]
    [InlineData("""[]""")]
    [InlineData("null")]
    public async Task A_malformed_operation_is_refused_as_a_bad_parameter(string body)
    {
        await using var caller = await VaultCaller.StartAsync();
        var id = await caller.Vault.CreateKeyAsync("org");

        var answer = await caller.CallAsync(
            HttpMethod.Post, $"{id.AbsolutePath}/unwrapkey?{Version}", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.Equal((HttpStatusCode.BadRequest, "BadParameter"), (answer.Status, answer.Error));
        Assert.Equal(0, caller.Vault.UnwrapCount("org"));
    }

    private static async Task<byte[]> WrapLocallyAsync(VaultCaller caller, Uri id)
    {
        var key = (await caller.CallAsync(HttpMethod.Get, $"{id.AbsolutePath}?{Version}")).Body.GetProperty("key");
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()),
            Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()),
        });
        return rsa.Encrypt(Secret, RSAEncryptionPadding.OaepSHA256);
    }

    private static Task<VaultAnswer> UnwrapAsync(VaultCaller caller, Uri id, byte[] wrapped) => caller.CallAsync(
        HttpMethod.Post,
        $"{id.AbsolutePath}/unwrapkey?{Version}",
        new { alg = "RSA-OAEP-256", value = Base64Url.EncodeToString(wrapped) });
}
