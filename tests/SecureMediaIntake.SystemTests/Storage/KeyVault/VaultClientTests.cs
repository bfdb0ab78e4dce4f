using System.Security.Cryptography;

using Azure;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Storage.KeyVault;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.KeyVault;

/// <summary>Our client against the vault that Microsoft's client was shown to take for the real one.</summary>
[Collection(StorageCollection.Name)]
public sealed class VaultClientTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageWorld _world;
    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly VaultClient _vault;

    public VaultClientTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices(_network);
        _vault = _services.GetRequiredService<VaultClient>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task What_is_wrapped_here_is_unwrapped_there_and_the_other_way_round()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var key = await _vault.GetKeyAsync("service", None);

        var here = await key.WrapKeyAsync("RSA-OAEP-256", secret, None);
        var there = await _vault.WrapAsync(new(key.KeyId), secret, None);

        Assert.Equal(secret, await key.UnwrapKeyAsync("RSA-OAEP-256", here, None));
        Assert.Equal(secret, await _vault.UnwrapAsync(new(key.KeyId), there, None));
        Assert.NotEqual(here, there);
    }

    [Fact]
    public async Task The_first_request_carries_no_body_and_later_ones_no_second_try()
    {
        var id = new Uri((await _services.GetRequiredService<VaultKeys>().NewestAsync("service", None)).KeyId);
        using var network = new FaultyNetwork();
        await using var services = _world.NewServices(network);
        var fresh = services.GetRequiredService<VaultClient>();

        await fresh.WrapAsync(id, new byte[32], None);
        await fresh.WrapAsync(id, new byte[32], None);

        var bodies = network.Seen.Select(seen => seen.Body ?? 0).ToList();
        Assert.Equal(3, bodies.Count);
        Assert.Equal(0, bodies[0]);
        Assert.True(bodies[1] > 0 && bodies[2] > 0);
    }

    [Fact]
    public async Task A_first_request_that_is_lost_does_not_take_the_body_with_it()
    {
        var key = await _vault.GetKeyAsync("service", None);
        using var network = new FaultyNetwork();
        await using var services = _world.NewServices(network);
        network.LoseRequests(2, _ => true);
        var secret = RandomNumberGenerator.GetBytes(32);

        var wrapped = await services.GetRequiredService<VaultClient>().WrapAsync(new(key.KeyId), secret, None);

        Assert.Equal(2, network.Lost);
        Assert.Equal(secret, await _vault.UnwrapAsync(new(key.KeyId), wrapped, None));
    }

    [Fact]
    public async Task Refusals_tell_the_vaults_code()
    {
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => _vault.GetKeyAsync("never-made", None));
        Assert.Equal((404, "KeyNotFound"), (missing.Status, missing.ErrorCode));

        var key = await _vault.GetKeyAsync("service", None);
        var garbled = await Assert.ThrowsAsync<RequestFailedException>(() => _vault.UnwrapAsync(new(key.KeyId), new byte[384], None));
        Assert.Equal(400, garbled.Status);
    }

    [Fact]
    public async Task A_key_id_of_another_vault_gets_no_token_of_ours()
    {
        var keys = _services.GetRequiredService<VaultKeys>();
        var id = $"https://localhost:{_world.Vault.Address.Port}/keys/service/{new string('0', 32)}";

        await Assert.ThrowsAsync<CryptographicException>(() => keys.UnwrapAsync(id, "service", new byte[384], None));
        Assert.Empty(_network.Seen);
    }

    [Fact]
    public async Task A_secret_that_is_not_32_bytes_is_a_fault()
    {
        await _world.Vault.SetSecretAsync("short-secret", "c2hvcnQ=");

        await Assert.ThrowsAsync<InvalidDataException>(() => _services.GetRequiredService<VaultKeys>().SecretAsync("short-secret", None));
    }
}
