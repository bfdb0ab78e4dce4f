using System.Net;
using Xunit;

namespace SecureMediaIntake.SystemTests.KeyVault;

public sealed class VaultSecretTests
{
    private const string Version = "api-version=7.6";

    [Fact]
    public async Task The_newest_value_is_read_and_older_versions_stay()
    {
        await using var caller = await VaultCaller.StartAsync();
        var first = await caller.CallAsync(
            HttpMethod.Put, $"/secrets/row?{Version}", new { value = "one", contentType = "text/plain", tags = new { purpose = "mac" } });
        await caller.CallAsync(HttpMethod.Put, $"/secrets/row?{Version}", new { value = "two" });

        var newest = await caller.CallAsync(HttpMethod.Get, $"/secrets/row/?{Version}");
        var older = await caller.CallAsync(HttpMethod.Get, $"{new Uri(first.Text("id")!).AbsolutePath}?{Version}");
        var versions = await caller.CallAsync(HttpMethod.Get, $"/secrets/row/versions?{Version}");

        Assert.Equal("two", newest.Text("value"));
        Assert.Equal("one", older.Text("value"));
        Assert.Equal("text/plain", older.Text("contentType"));
        Assert.Equal("mac", older.Body.GetProperty("tags").GetProperty("purpose").GetString());
        Assert.Equal(2, versions.Body.GetProperty("value").GetArrayLength());
        Assert.DoesNotContain("one", versions.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_world_sets_a_secret_and_the_same_value_makes_no_new_version()
    {
        await using var caller = await VaultCaller.StartAsync();
        await caller.Vault.SetSecretAsync("row", "value");
        var first = await caller.CallAsync(HttpMethod.Get, $"/secrets/row?{Version}");
        await caller.Vault.SetSecretAsync("row", "value");

        Assert.Equal(first.Text("id"), (await caller.CallAsync(HttpMethod.Get, $"/secrets/row?{Version}")).Text("id"));
        Assert.Null(caller.Vault.TryGetSecret("other"));
    }

    [Fact]
    public async Task Unknown_disabled_and_deleted_secrets_are_refused_each_in_its_own_way()
    {
        await using var caller = await VaultCaller.StartAsync();
        await caller.Vault.SetSecretAsync("row", "value");

        var unknown = await caller.CallAsync(HttpMethod.Get, $"/secrets/none?{Version}");
        await caller.CallAsync(HttpMethod.Patch, $"/secrets/row?{Version}", new { attributes = new { enabled = false } });
        var disabled = await caller.CallAsync(HttpMethod.Get, $"/secrets/row?{Version}");
        await caller.CallAsync(HttpMethod.Patch, $"/secrets/row?{Version}", new { attributes = new { enabled = true } });
        var deletion = await caller.CallAsync(HttpMethod.Delete, $"/secrets/row?{Version}");
        var deleted = await caller.CallAsync(HttpMethod.Get, $"/secrets/row?{Version}");
        var conflict = await caller.CallAsync(HttpMethod.Put, $"/secrets/row?{Version}", new { value = "again" });
        await caller.CallAsync(HttpMethod.Post, $"/deletedsecrets/row/recover?{Version}");
        var recovered = await caller.CallAsync(HttpMethod.Get, $"/secrets/row?{Version}");

        Assert.Equal((HttpStatusCode.NotFound, "SecretNotFound"), (unknown.Status, unknown.Error));
        Assert.Equal((HttpStatusCode.Forbidden, "SecretDisabled"), (disabled.Status, disabled.InnerError));
        Assert.EndsWith("/deletedsecrets/row", deletion.Text("recoveryId"), StringComparison.Ordinal);
        Assert.False(deletion.Body.TryGetProperty("value", out _));
        Assert.Equal((HttpStatusCode.NotFound, "SecretNotFound"), (deleted.Status, deleted.Error));
        Assert.Equal((HttpStatusCode.Conflict, "ObjectIsDeletedButRecoverable"), (conflict.Status, conflict.InnerError));
        Assert.Equal("value", recovered.Text("value"));
    }
}
