using System.Xml.Linq;

using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace SecureMediaIntake.Storage.DataProtection;

/// <summary>
/// The framework's side of <see cref="CookieKeySeal"/>. Its interface is synchronous and called a few times a year; waiting here holds nobody up.
/// </summary>
internal sealed class VaultXmlEncryptor(CookieKeySeal seal) : IXmlEncryptor
{
    /// <summary>Longest wait for the vault, for the same reason as the repository's.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        using var limit = new CancellationTokenSource(Patience);
        return new(seal.SealAsync(plaintextElement, limit.Token).GetAwaiter().GetResult(), typeof(VaultXmlDecryptor));
    }
}

/// <summary>Made by the framework from the type's name, which stands beside the sealed key; hence the constructor.</summary>
internal sealed class VaultXmlDecryptor : IXmlDecryptor
{
    private readonly CookieKeySeal _seal;

    public VaultXmlDecryptor(IServiceProvider services) => _seal = services.GetRequiredService<CookieKeySeal>();

    public XElement Decrypt(XElement encryptedElement)
    {
        using var limit = new CancellationTokenSource(VaultXmlEncryptor.Patience);
        return _seal.OpenAsync(encryptedElement, limit.Token).GetAwaiter().GetResult();
    }
}
