using System.Security.Cryptography;

using Azure.Core.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Sealing;

/// <summary>A record key as the SDK's encryption wants it: wraps the content key of one blob, for this one blob.</summary>
/// <param name="purpose">Item and part; with the blob's name it is what the wrap is bound to, so a blob under another name does not open.</param>
internal sealed class RecordKeyWrap(RecordKey key, string purpose, string blob) : IKeyEncryptionKey
{
    /// <summary>Our own name for AES-256-GCM under the record key with the purpose as associated data; the SDK only writes it down.</summary>
    public const string Algorithm = "A256GCM-SMI1";

    private const int IdDigits = 32;

    private readonly string _purpose = $"{purpose}\u001f{blob}";

    public string KeyId => IdOf(key);

    /// <summary>Name of a record key: says nothing, and is the same for the same key.</summary>
    public static string IdOf(RecordKey key) => $"record/{Convert.ToHexStringLower(key.Mac("key-id", "1"))[..IdDigits]}";

    public byte[] WrapKey(string algorithm, ReadOnlyMemory<byte> key1, CancellationToken cancellationToken = default) => Wrap(algorithm, key1.Span);

    public byte[] UnwrapKey(string algorithm, ReadOnlyMemory<byte> encryptedKey, CancellationToken cancellationToken = default) =>
        Unwrap(algorithm, encryptedKey.Span);

    public Task<byte[]> WrapKeyAsync(string algorithm, ReadOnlyMemory<byte> key1, CancellationToken cancellationToken = default) =>
        Task.FromResult(Wrap(algorithm, key1.Span));

    public Task<byte[]> UnwrapKeyAsync(string algorithm, ReadOnlyMemory<byte> encryptedKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(Unwrap(algorithm, encryptedKey.Span));

    private byte[] Wrap(string algorithm, ReadOnlySpan<byte> plain)
    {
        Check(algorithm);
        return key.Wrap(plain, _purpose);
    }

    private byte[] Unwrap(string algorithm, ReadOnlySpan<byte> wrapped)
    {
        Check(algorithm);
        return key.Unwrap(wrapped, _purpose);
    }

    private static void Check(string algorithm)
    {
        if (algorithm != Algorithm)
        {
            throw new CryptographicException($"Content keys are wrapped by {Algorithm} and nothing else.");
        }
    }
}
