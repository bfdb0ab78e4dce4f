using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// The key of one media request: seals its personal fields and wraps the content keys of its media. Never stored in clear, lives in memory
/// only; its wrapped form is a row of the request, and destroying that row erases the media.
/// </summary>
/// <remarks>
/// Every use names organisation, request and purpose as associated data, so nothing sealed here can be moved to another place and still open.
/// AES-256-GCM with random 96-bit nonces: NIST SP 800-38D section 8.2.2 allows 2^32 uses of a key; a request makes a few hundred.
/// </remarks>
public sealed class RecordKey : IDisposable
{
    /// <summary>Length of the key in bytes.</summary>
    public const int Length = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;
    private readonly string _place;

    /// <param name="key">32 bytes; copied.</param>
    public RecordKey(ReadOnlySpan<byte> key, string organisation, RequestId request)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        _key = key.ToArray();
        _place = $"{organisation}\u001f{request}";
    }

    public static RecordKey New(string organisation, RequestId request) =>
        new(RandomNumberGenerator.GetBytes(Length), organisation, request);

    /// <summary>Hands the key's bytes to <paramref name="use"/> (to wrap it), without leaving a copy behind.</summary>
    public T Expose<T>(Func<byte[], T> use) => use(_key);

    public SealedText Seal(string text, string purpose) => new(Convert.ToBase64String(Wrap(Encoding.UTF8.GetBytes(text), purpose)));

    /// <exception cref="AuthenticationTagMismatchException">It was sealed elsewhere, for another purpose, or changed since.</exception>
    public string Open(SealedText text, string purpose) => Encoding.UTF8.GetString(Unwrap(Convert.FromBase64String(text.Value), purpose));

    /// <returns>Nonce ‖ ciphertext ‖ tag: 28 bytes more than <paramref name="plain"/>.</returns>
    public byte[] Wrap(ReadOnlySpan<byte> plain, string purpose)
    {
        var all = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceLength));

        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(
            all.AsSpan(0, NonceLength), plain, all.AsSpan(NonceLength, plain.Length), all.AsSpan(NonceLength + plain.Length), Associated(purpose));
        return all;
    }

    /// <exception cref="AuthenticationTagMismatchException">It was wrapped elsewhere, for another purpose, or changed since.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose)
    {
        if (wrapped.Length < NonceLength + TagLength)
        {
            throw new AuthenticationTagMismatchException("Too short to be wrapped by a record key.");
        }

        var plain = new byte[wrapped.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Decrypt(
            wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], plain, Associated(purpose));
        return plain;
    }

    /// <summary>HMAC-SHA-256 under a key of its own for <paramref name="purpose"/> (HKDF, RFC 5869).</summary>
    public byte[] Mac(string purpose, string text) =>
        HMACSHA256.HashData(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: Associated(purpose)), Encoding.UTF8.GetBytes(text));

    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private byte[] Associated(string purpose) => Encoding.UTF8.GetBytes($"smi/1\u001f{_place}\u001f{purpose}");
}
