using System.Security.Cryptography;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.KeyVault;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.KeyVault;

[Collection(StorageCollection.Name)]
public sealed class VaultRecordKeysTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageWorld _world;
    private readonly ServiceProvider _services;
    private readonly IRecordKeys _keys;
    private readonly RequestId _request = RequestId.New();

    public VaultRecordKeysTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices();
        _keys = _services.GetRequiredService<IRecordKeys>();
    }

    private static Organisation A => StorageWorld.OrganisationA;

    private static Organisation B => StorageWorld.OrganisationB;

    private KeyVaultServer Vault => _world.Vault;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_record_key_opens_on_another_instance_what_it_sealed_on_this_one()
    {
        var (key, row) = await MakeAsync();
        var text = key.Seal("left leg", "asked");
        await using var other = _world.NewServices();

        using var opened = await other.GetRequiredService<IRecordKeys>().OpenAsync(A, _request, row, None);

        Assert.Equal("left leg", opened.Open(text, "asked"));
        Assert.StartsWith($"{Vault.Address}keys/{A.VaultKey}/", row.VaultKeyId, StringComparison.Ordinal);
        key.Dispose();
    }

    [Fact]
    public async Task A_key_that_was_opened_lately_costs_the_vault_no_further_call_and_every_caller_has_a_copy()
    {
        var (key, row) = await MakeAsync();
        var text = key.Seal("left leg", "asked");
        key.Dispose();
        await using var other = _world.NewServices();
        var keys = other.GetRequiredService<IRecordKeys>();
        var before = Vault.UnwrapCount(A.VaultKey);

        for (var n = 0; n < 5; n++)
        {
            using var opened = await keys.OpenAsync(A, _request, row, None);
            Assert.Equal("left leg", opened.Open(text, "asked"));
        }

        Assert.Equal(before + 1, Vault.UnwrapCount(A.VaultKey));
    }

    [Fact]
    public async Task A_row_of_which_any_field_was_replaced_is_refused()
    {
        var (key, mine) = await MakeAsync();
        key.Dispose();
        var (other, theirs) = await _keys.MakeAsync(B, RequestId.New(), None);
        other.Dispose();
        var (third, sibling) = await _keys.MakeAsync(A, RequestId.New(), None);
        third.Dispose();

        foreach (var strange in new[] { theirs, sibling })
        {
            await RefusedAsync(A, _request, strange);
            await RefusedAsync(A, _request, mine with { Wrapped = strange.Wrapped });
            await RefusedAsync(A, _request, mine with { Mac = strange.Mac });
            await RefusedAsync(A, _request, strange with { Mac = mine.Mac });
            await RefusedAsync(A, _request, strange with { Wrapped = mine.Wrapped });
        }

        await RefusedAsync(A, _request, mine with { VaultKeyId = theirs.VaultKeyId });
        await RefusedAsync(A, _request, mine with { VaultKeyId = $"https://elsewhere.example/keys/{A.VaultKey}/{new string('0', 32)}" });
        await RefusedAsync(A, _request, mine with { Mac = string.Empty });
        await RefusedAsync(A, RequestId.New(), mine);
        await RefusedAsync(B, _request, mine);

        using var opened = await _keys.OpenAsync(A, _request, mine, None);
        Assert.NotNull(opened);
    }

    [Fact]
    public async Task A_key_that_an_insider_wrapped_to_the_public_half_is_refused()
    {
        var (key, mine) = await MakeAsync();
        key.Dispose();
        var planted = await WrapByAnybodyAsync();

        await RefusedAsync(A, _request, mine with { Wrapped = planted });
    }

    [Fact]
    public async Task A_disabled_or_deleted_key_is_unavailable_and_recovered_everything_opens()
    {
        var organisation = await GivenOrganisationAsync();
        var (key, row) = await _keys.MakeAsync(organisation, _request, None);
        key.Dispose();

        Vault.DisableKey(organisation.VaultKey);
        await UnavailableAsync(organisation, row);
        Vault.EnableKey(organisation.VaultKey);
        Vault.DeleteKey(organisation.VaultKey);
        await UnavailableAsync(organisation, row);
        Vault.RecoverKey(organisation.VaultKey);

        await using var fresh = _world.NewServices();
        using var opened = await fresh.GetRequiredService<IRecordKeys>().OpenAsync(organisation, _request, row, None);
        Assert.NotNull(opened);
    }

    [Fact]
    public async Task Requests_can_be_made_while_the_vault_is_away_once_its_public_half_is_known()
    {
        var (first, _) = await MakeAsync();
        first.Dispose();
        await using var fresh = _world.NewServices();
        Vault.Down = true;

        try
        {
            var (second, row) = await MakeAsync();
            second.Dispose();
            await Assert.ThrowsAsync<UnavailableException>(() => fresh.GetRequiredService<IRecordKeys>().MakeAsync(A, _request, None));
            Vault.Down = false;
            using var opened = await fresh.GetRequiredService<IRecordKeys>().OpenAsync(A, _request, row, None);
            Assert.NotNull(opened);
        }
        finally
        {
            Vault.Down = false;
        }
    }

    [Fact]
    public async Task A_throttling_vault_is_asked_again_and_then_unavailable()
    {
        var (key, row) = await MakeAsync();
        key.Dispose();

        await using var patient = _world.NewServices();
        Vault.Throttle(2);
        using var opened = await patient.GetRequiredService<IRecordKeys>().OpenAsync(A, _request, row, None);
        Assert.NotNull(opened);

        Vault.Throttle(100);
        await UnavailableAsync(A, row);
        Vault.Throttle(0);
    }

    [Fact]
    public async Task After_a_rotation_old_rows_open_and_new_ones_use_the_new_version()
    {
        var organisation = await GivenOrganisationAsync();
        var (key, old) = await _keys.MakeAsync(organisation, _request, None);
        key.Dispose();
        var version = await Vault.RotateKeyAsync(organisation.VaultKey);
        await using var fresh = _world.NewServices();
        var keys = fresh.GetRequiredService<IRecordKeys>();

        var (made, row) = await keys.MakeAsync(organisation, RequestId.New(), None);
        made.Dispose();
        using var opened = await keys.OpenAsync(organisation, _request, old, None);

        Assert.Equal(version.ToString(), row.VaultKeyId);
        Assert.NotEqual(row.VaultKeyId, old.VaultKeyId);
        Assert.NotNull(opened);
    }

    [Fact]
    public async Task A_row_that_is_wrapped_anew_opens_the_same_and_is_not_wrapped_again()
    {
        var organisation = await GivenOrganisationAsync();
        var (key, old) = await _keys.MakeAsync(organisation, _request, None);
        var text = key.Seal("left leg", "asked");
        key.Dispose();

        var version = await Vault.RotateKeyAsync(organisation.VaultKey);
        await using var fresh = _world.NewServices();
        var keys = fresh.GetRequiredService<IRecordKeys>();
        var row = await keys.RewrapAsync(organisation, _request, old, None);

        Assert.Equal(version.ToString(), row!.VaultKeyId);
        Assert.Null(await keys.RewrapAsync(organisation, _request, row, None));
        using var opened = await keys.OpenAsync(organisation, _request, row, None);
        Assert.Equal("left leg", opened.Open(text, "asked"));

        // A row of another request is not taken over on the way.
        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => keys.RewrapAsync(organisation, RequestId.New(), old, None));
    }

    [Fact]
    public async Task The_service_cannot_make_its_own_keys_anew()
    {
        var organisation = await GivenOrganisationAsync();
        var before = (await MakeAsync(organisation)).VaultKeyId;

        await Assert.ThrowsAsync<UnavailableException>(() => _keys.RotateAsync(organisation, None));

        Assert.Equal(before, (await MakeAsync(organisation)).VaultKeyId);
    }

    private async Task<KeyRow> MakeAsync(Organisation organisation)
    {
        var (key, row) = await _keys.MakeAsync(organisation, RequestId.New(), None);
        key.Dispose();
        return row;
    }

    private Task<(RecordKey Key, KeyRow Row)> MakeAsync() => _keys.MakeAsync(A, _request, None);

    private async Task<Organisation> GivenOrganisationAsync()
    {
        var organisation = StorageWorld.NewOrganisation("CCC03", $"org-{OpaqueId.New()}");
        await Vault.CreateKeyAsync(organisation.VaultKey);
        await Vault.SetSecretAsync(organisation.RowSecret, StorageWorld.NewSecret());
        return organisation;
    }

    private async Task<string> WrapByAnybodyAsync()
    {
        var vault = _services.GetRequiredService<SecureMediaIntake.Storage.KeyVault.VaultClient>();
        var newest = await vault.GetKeyAsync(A.VaultKey, None);
        return Convert.ToBase64String(await newest.WrapKeyAsync("RSA-OAEP-256", RandomNumberGenerator.GetBytes(32), None));
    }

    private async Task UnavailableAsync(Organisation organisation, KeyRow row)
    {
        // Afresh, so that no instance's memory answers in the vault's place.
        await using var fresh = _world.NewServices();
        await Assert.ThrowsAsync<UnavailableException>(
            () => fresh.GetRequiredService<IRecordKeys>().OpenAsync(organisation, _request, row, None));
    }

    private async Task RefusedAsync(Organisation organisation, RequestId request, KeyRow row)
    {
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _keys.OpenAsync(organisation, request, row, None));
        await using var fresh = _world.NewServices();
        await Assert.ThrowsAnyAsync<CryptographicException>(
            () => fresh.GetRequiredService<IRecordKeys>().OpenAsync(organisation, request, row, None));
    }
}
