using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>Keys and secrets of our vault, by name, with copies of what may be copied: public halves and MAC secrets.</summary>
internal sealed class VaultKeys(VaultClient vault, TimeProvider clock)
{
    /// <summary>Bytes of every secret of ours: 256 bits, as HMAC-SHA-256 wants (RFC 2104 section 3).</summary>
    public const int SecretBytes = 32;

    private readonly VaultCopies<VaultKey> _newest = new("reading a key", vault.GetKeyAsync, clock);
    private readonly VaultCopies<byte[]> _secrets = new(
        "reading a secret", (name, cancellation) => ReadSecretAsync(vault, name, cancellation), clock);

    /// <summary>The newest version, to wrap with.</summary>
    /// <exception cref="UnavailableException">It was never fetched and cannot be now.</exception>
    public Task<VaultKey> NewestAsync(string name, CancellationToken cancellation) => _newest.GetAsync(name, cancellation);

    /// <summary>The newest version, not older than a minute.</summary>
    /// <exception cref="UnavailableException">It was never fetched and cannot be now.</exception>
    public Task<VaultKey> NewerAsync(string name, CancellationToken cancellation) => _newest.GetNewerAsync(name, cancellation);

    /// <summary>Makes a new version, with which everything is wrapped from now on; by other instances within the hour.</summary>
    /// <exception cref="UnavailableException">The vault does not answer, or does not let us.</exception>
    public async Task<VaultKey> RotateAsync(string name, CancellationToken cancellation)
    {
        var made = await VaultOutages.GuardAsync("rotating a key", () => vault.RotateKeyAsync(name, cancellation), cancellation);
        _newest.Put(name, made);
        return made;
    }

    /// <summary>The secret's bytes. Not to be changed or cleared: they are shared.</summary>
    /// <exception cref="UnavailableException">It was never fetched and cannot be now.</exception>
    public Task<byte[]> SecretAsync(string name, CancellationToken cancellation) => _secrets.GetAsync(name, cancellation);

    /// <summary>The secret again, in case it was changed since.</summary>
    public Task<byte[]> NewerSecretAsync(string name, CancellationToken cancellation) => _secrets.GetNewerAsync(name, cancellation);

    /// <summary>Unwraps with the version that a row names, which must be one of <paramref name="name"/> in our vault.</summary>
    /// <exception cref="CryptographicException">The row names another key, or what it holds was not wrapped for it.</exception>
    /// <exception cref="UnavailableException">The vault is away, throttles or has the key disabled.</exception>
    public async Task<byte[]> UnwrapAsync(string keyId, string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation)
    {
        if (!VaultAddress.IsVersionOf(keyId, name, vault.Address, out var id))
        {
            throw new CryptographicException("A row names a key that is not its organisation's.");
        }

        try
        {
            return await VaultOutages.GuardAsync(
                "unwrapping",
                () => new VaultKey(vault, id, open: null).UnwrapKeyAsync(VaultClient.WrapAlgorithm, wrapped, cancellation),
                cancellation);
        }
        catch (Azure.RequestFailedException refused) when (refused.Status == 400)
        {
            throw new CryptographicException("The vault cannot unwrap what a row holds.", refused);
        }
    }

    private static async Task<byte[]> ReadSecretAsync(VaultClient vault, string name, CancellationToken cancellation)
    {
        var text = await vault.GetSecretAsync(name, cancellation);
        var bytes = new byte[SecretBytes];

        // A short secret would make every MAC under it guessable, so it is a fault and not "try again".
        return Convert.TryFromBase64String(text, bytes, out var length) && length == SecretBytes
            ? bytes
            : throw new InvalidDataException($"The vault's secret {name} is not {SecretBytes} bytes in base64.");
    }
}
