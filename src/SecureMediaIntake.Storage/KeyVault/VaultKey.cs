using System.Security.Cryptography;

using Azure.Core.Cryptography;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>One version of an RSA key in the vault: wraps here with the public half, unwraps there with the private one.</summary>
/// <param name="open">The public half; null for a key that is only known by its id, and can only unwrap.</param>
internal sealed class VaultKey(VaultClient vault, Uri id, RSAParameters? open) : IKeyEncryptionKey
{
    public string KeyId => id.ToString();

    /// <summary>Needs no vault, so requests can be made while it is away.</summary>
    public byte[] WrapKey(string algorithm, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default)
    {
        Check(algorithm);
        using var rsa = RSA.Create(open ?? throw new NotSupportedException("This key is known by its id only."));
        return rsa.Encrypt(key.Span, RSAEncryptionPadding.OaepSHA256);
    }

    public Task<byte[]> WrapKeyAsync(string algorithm, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default) =>
        Task.FromResult(WrapKey(algorithm, key, cancellationToken));

    public async Task<byte[]> UnwrapKeyAsync(
        string algorithm, ReadOnlyMemory<byte> encryptedKey, CancellationToken cancellationToken = default)
    {
        Check(algorithm);
        return await vault.UnwrapAsync(id, encryptedKey, cancellationToken);
    }

    // For callers whose own interface leaves no other way; there is no synchronisation context here that could wait for itself.
    public byte[] UnwrapKey(string algorithm, ReadOnlyMemory<byte> encryptedKey, CancellationToken cancellationToken = default) =>
        UnwrapKeyAsync(algorithm, encryptedKey, cancellationToken).GetAwaiter().GetResult();

    private static void Check(string algorithm)
    {
        if (algorithm != VaultClient.WrapAlgorithm)
        {
            throw new CryptographicException($"Keys are wrapped by {VaultClient.WrapAlgorithm} and nothing else.");
        }
    }
}
