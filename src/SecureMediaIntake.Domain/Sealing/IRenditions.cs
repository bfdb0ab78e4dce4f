using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>Write-once home of sealed media. Nothing in it is readable without the request's record key.</summary>
/// <remarks>
/// Format: Azure Storage client-side encryption v2, AES-256-GCM in 4 MiB regions; the content key is wrapped by the record key with AES-GCM whose
/// associated data names organisation, request, item and part, so a blob moved elsewhere fails to open.
/// https://learn.microsoft.com/azure/storage/blobs/client-side-encryption
/// </remarks>
public interface IRenditions
{
    /// <summary>Encrypts the stream's bytes from its position to the end under a new content key and stores them under a new random name.</summary>
    /// <param name="purpose">Item and part, as <see cref="SealPurpose.Of"/> writes it.</param>
    /// <exception cref="UnavailableException">Storage does not answer; nothing is kept under the name that was tried.</exception>
    Task<SealReceipt> SealAsync(RecordKey key, string purpose, Stream clean, CancellationToken cancellation);

    /// <summary>Decrypts plain bytes <paramref name="offset"/> to <paramref name="offset"/> + <paramref name="length"/> into memory.</summary>
    /// <param name="length">At most <see cref="MaxRange"/>.</param>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not the sealed bytes of this part: moved, cut, changed, or not encrypted at all.</exception>
    Task<byte[]> OpenRangeAsync(
        RecordKey key, string purpose, SealedPart part, long offset, int length, CancellationToken cancellation);

    /// <summary>Whether the sealed blob is there.</summary>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    Task<bool> HasAsync(string blob, CancellationToken cancellation);

    /// <summary>Removes a sealed blob with its snapshots. Gone already is fine.</summary>
    Task DeleteAsync(string blob, CancellationToken cancellation);

    /// <summary>Most plain bytes of one range: one region of the encryption, and what one reply may hold (docs/design.md).</summary>
    const int MaxRange = 4 * 1024 * 1024;
}

/// <param name="KeyId">Name of the key that wrapped the content key; the request's own.</param>
public sealed record SealReceipt(string Blob, string ETag, string KeyId);

/// <summary>Names what a content key is for.</summary>
public static class SealPurpose
{
    public static string Of(ItemId item, Sanitising.RenditionPart part) => $"content/{item}/{part}";
}
