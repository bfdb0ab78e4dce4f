using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>
/// <see cref="IRecordKeys"/>: record keys wrapped by the organisation's key in the vault, rows under a MAC of the organisation's secret.
/// </summary>
internal sealed class VaultRecordKeys(VaultKeys vault, OpenedKeys opened) : IRecordKeys
{
    public async Task<(RecordKey Key, KeyRow Row)> MakeAsync(
        Organisation organisation, RequestId request, CancellationToken cancellation)
    {
        var wrapping = await vault.NewestAsync(organisation.VaultKey, cancellation);
        var secret = await vault.SecretAsync(organisation.RowSecret, cancellation);

        var key = RecordKey.New(organisation.Code, request);
        var row = Wrap(organisation, request, key, wrapping, secret, cancellation);

        // The steps that follow open it again within seconds.
        key.Expose(bytes =>
        {
            opened.Keep(row.Wrapped, bytes);
            return true;
        });
        return (key, row);
    }

    public async Task<RecordKey> OpenAsync(
        Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation)
    {
        // Before memory is asked: what is held under this wrapped value was opened for some request, not necessarily for this one.
        await CheckAsync(organisation, request, row, cancellation);

        var held = opened.TryCopy(row.Wrapped);
        var key = held ?? await vault.UnwrapAsync(
            row.VaultKeyId, organisation.VaultKey, Convert.FromBase64String(row.Wrapped), cancellation);

        try
        {
            if (key.Length != RecordKey.Length)
            {
                throw new CryptographicException("What a key row holds is no record key.");
            }

            if (held is null)
            {
                opened.Keep(row.Wrapped, key);
            }

            return new(key, organisation.Code, request);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public async Task<string> RotateAsync(Organisation organisation, CancellationToken cancellation) =>
        (await vault.RotateAsync(organisation.VaultKey, cancellation)).KeyId;

    public async Task<KeyRow?> RewrapAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation)
    {
        // Not a copy of an hour ago: it would wrap anew with what is to be left behind.
        var newest = await vault.NewerAsync(organisation.VaultKey, cancellation);

        if (row.VaultKeyId == newest.KeyId)
        {
            return null;
        }

        var secret = await vault.SecretAsync(organisation.RowSecret, cancellation);
        using var key = await OpenAsync(organisation, request, row, cancellation);
        return Wrap(organisation, request, key, newest, secret, cancellation);
    }

    private static KeyRow Wrap(
        Organisation organisation, RequestId request, RecordKey key, VaultKey wrapping, byte[] secret, CancellationToken cancellation)
    {
        var wrapped = Convert.ToBase64String(key.Expose(bytes => wrapping.WrapKey(VaultClient.WrapAlgorithm, bytes, cancellation)));
        return new()
        {
            VaultKeyId = wrapping.KeyId,
            Wrapped = wrapped,
            Mac = KeyRowMac.Of(secret, organisation.Code, request, wrapping.KeyId, wrapped),
        };
    }

    private async Task CheckAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation)
    {
        var secret = await vault.SecretAsync(organisation.RowSecret, cancellation);

        // A second look: another instance may have taken up a changed secret before this one.
        if (!KeyRowMac.IsGenuine(secret, organisation.Code, request, row)
            && !KeyRowMac.IsGenuine(await vault.NewerSecretAsync(organisation.RowSecret, cancellation), organisation.Code, request, row))
        {
            throw new CryptographicException("A key row was changed, or comes from another place.");
        }
    }
}
