using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage.DataProtection;

/// <summary>
/// Seals the keys of sign-in cookies. Opening wants the vault's private key; making wants the vault's secret. With the first alone, whoever may
/// write to storage could plant a key of their own, as wrapping needs only the public half, and sign in as anybody.
/// </summary>
internal sealed class CookieKeySeal(VaultKeys vault, IOptions<VaultOptions> options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string Element = "sealed";
    private const string KeyId = "key";
    private const string Wrapped = "wrapped";

    private static readonly byte[] Purpose = "smi/cookie-keys/1"u8.ToArray();

    public async Task<XElement> SealAsync(XElement plain, CancellationToken cancellation)
    {
        var wrapping = await vault.NewestAsync(options.Value.ServiceKey, cancellation);
        var secret = await vault.SecretAsync(options.Value.ServiceSecret, cancellation);
        var content = RandomNumberGenerator.GetBytes(VaultKeys.SecretBytes);
        var wrapped = await wrapping.WrapKeyAsync(VaultClient.WrapAlgorithm, content, cancellation);

        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var all = new byte[NonceBytes + text.Length + TagBytes];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceBytes));
        using var cipher = Cipher(content, secret);
        cipher.Encrypt(
            all.AsSpan(0, NonceBytes), text, all.AsSpan(NonceBytes, text.Length), all.AsSpan(NonceBytes + text.Length), Purpose);

        return new(
            Element,
            new XAttribute(KeyId, wrapping.KeyId),
            new XAttribute(Wrapped, Convert.ToBase64String(wrapped)),
            Convert.ToBase64String(all));
    }

    /// <exception cref="CryptographicException">It was not sealed here.</exception>
    public async Task<XElement> OpenAsync(XElement sealedKey, CancellationToken cancellation)
    {
        var content = await vault.UnwrapAsync(
            sealedKey.Attribute(KeyId)?.Value ?? string.Empty,
            options.Value.ServiceKey,
            Convert.FromBase64String(sealedKey.Attribute(Wrapped)?.Value ?? string.Empty),
            cancellation);
        var secret = await vault.SecretAsync(options.Value.ServiceSecret, cancellation);
        var all = Convert.FromBase64String(sealedKey.Value);

        if (all.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A cookie key is too short to be sealed.");
        }

        var plain = new byte[all.Length - NonceBytes - TagBytes];
        using var cipher = Cipher(content, secret);
        cipher.Decrypt(all.AsSpan(0, NonceBytes), all.AsSpan(NonceBytes, plain.Length), all.AsSpan(NonceBytes + plain.Length), plain, Purpose);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    /// <summary>HKDF (RFC 5869) with the secret as salt: only who knows both halves gets this key.</summary>
    /// <param name="content">Cleared.</param>
    private static AesGcm Cipher(byte[] content, byte[] secret)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, content, VaultKeys.SecretBytes, secret, Purpose);
        CryptographicOperations.ZeroMemory(content);

        try
        {
            return new(key, TagBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
