using System.Buffers.Binary;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Sealing;

/// <summary>Opens and makes regions of client-side encryption v2: nonce ‖ ciphertext ‖ tag, see <see cref="EncryptedLayout"/>.</summary>
/// <remarks>
/// Strict where the SDK is lenient: one nonce order only (4 zero bytes, then the region's number from 1, little-endian), so that a region
/// in another place fails; and no answer at all to a blob without encryption metadata, which the SDK hands out as it lies.
/// </remarks>
internal static class SealedRegions
{
    public const int Overhead = EncryptedLayout.NonceBytes + EncryptedLayout.TagBytes;

    /// <summary>Bytes of a whole region in storage.</summary>
    public const int StoredBytes = EncryptedLayout.RegionBytes + Overhead;

    /// <summary>Bytes of the content key, and of the version that stands before it when it is wrapped.</summary>
    private const int KeyBytes = 32;

    /// <param name="number">0, 1, 2 … from the start of the blob.</param>
    /// <param name="plain">Room for the region's plain bytes, exactly.</param>
    /// <exception cref="CryptographicException">Wrong nonce, tag or key.</exception>
    public static void Open(AesGcm cipher, long number, ReadOnlySpan<byte> stored, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[EncryptedLayout.NonceBytes];
        WriteNonce(number, nonce);

        if (stored.Length != plain.Length + Overhead || !stored[..EncryptedLayout.NonceBytes].SequenceEqual(nonce))
        {
            throw new CryptographicException("A region is not in its place.");
        }

        cipher.Decrypt(
            nonce, stored[EncryptedLayout.NonceBytes..^EncryptedLayout.TagBytes], stored[^EncryptedLayout.TagBytes..], plain);
    }

    /// <summary>Makes a region. A cipher may seal each number once: the same nonce over other bytes would break it.</summary>
    /// <param name="stored">Room for <see cref="Overhead"/> bytes more than <paramref name="plain"/>, exactly.</param>
    public static void Seal(AesGcm cipher, long number, ReadOnlySpan<byte> plain, Span<byte> stored)
    {
        var nonce = stored[..EncryptedLayout.NonceBytes];
        WriteNonce(number, nonce);
        cipher.Encrypt(nonce, plain, stored[EncryptedLayout.NonceBytes..^EncryptedLayout.TagBytes], stored[^EncryptedLayout.TagBytes..]);
    }

    /// <summary>The content key out of what a key unwrapped: "2.0", padded, and 32 bytes.</summary>
    /// <param name="unwrapped">Cleared.</param>
    /// <exception cref="CryptographicException">It is of another version, or no content key.</exception>
    public static AesGcm Cipher(byte[] unwrapped)
    {
        try
        {
            var prefix = EncryptedLayout.WrappedPrefix;
            return unwrapped.Length == prefix.Length + KeyBytes && unwrapped.AsSpan().StartsWith(prefix)
                ? new(unwrapped.AsSpan(prefix.Length), EncryptedLayout.TagBytes)
                : throw new CryptographicException("A content key is not of version 2.0.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(unwrapped);
        }
    }

    private static void WriteNonce(long number, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce[^sizeof(long)..], number + 1);
    }
}
