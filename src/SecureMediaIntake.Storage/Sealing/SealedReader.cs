using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Sealing;

/// <summary>Reads plain ranges of one sealed blob, in one call, and trusts nothing about it that the row does not say too.</summary>
/// <remarks>
/// Not by the SDK's reader: for a range it makes two calls, it returns ciphertext where the metadata is missing, and it reports lengths in
/// ciphertext. What it writes is what this reads; a test holds the two together.
/// </remarks>
internal static class SealedReader
{
    /// <exception cref="CryptographicException">Not the sealed bytes of this part.</exception>
    public static async Task<byte[]> ReadAsync(
        BlobClient blob, RecordKeyWrap wrap, SealedPart part, long offset, int length, CancellationToken cancellation)
    {
        var first = offset / EncryptedLayout.RegionBytes;
        var last = (offset + length - 1) / EncryptedLayout.RegionBytes;
        var stored = new HttpRange(
            first * SealedRegions.StoredBytes,
            Math.Min((last + 1) * SealedRegions.StoredBytes, EncryptedLayout.EncryptedLength(part.Length)) - (first * SealedRegions.StoredBytes));

        using var download = await DownloadAsync(blob, part, stored, cancellation);
        using var cipher = Cipher(download.Details, wrap, part);

        var plain = new byte[length];
        var region = ArrayPool<byte>.Shared.Rent(SealedRegions.StoredBytes);
        var opened = ArrayPool<byte>.Shared.Rent(EncryptedLayout.RegionBytes);

        try
        {
            for (var number = first; number <= last; number++)
            {
                var start = number * EncryptedLayout.RegionBytes;
                var size = (int)Math.Min(EncryptedLayout.RegionBytes, part.Length - start);
                await download.Content.ReadExactlyAsync(region.AsMemory(0, size + SealedRegions.Overhead), cancellation);
                SealedRegions.Open(cipher, number, region.AsSpan(0, size + SealedRegions.Overhead), opened.AsSpan(0, size));

                var from = Math.Max(offset, start);
                var until = Math.Min(offset + length, start + size);
                opened.AsSpan((int)(from - start), (int)(until - from)).CopyTo(plain.AsSpan((int)(from - offset)));
            }

            return plain;
        }
        catch (EndOfStreamException cut)
        {
            throw new CryptographicException("A sealed blob is shorter than it says.", cut);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(region);
            ArrayPool<byte>.Shared.Return(opened, clearArray: true);
        }
    }

    private static async Task<BlobDownloadStreamingResult> DownloadAsync(
        BlobClient blob, SealedPart part, HttpRange range, CancellationToken cancellation)
    {
        try
        {
            var download = await blob.DownloadStreamingAsync(
                new BlobDownloadOptions { Range = range, Conditions = new() { IfMatch = new ETag(part.ETag) } }, cancellation);
            return download.Value;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412 or 416)
        {
            throw new CryptographicException("A sealed blob was changed, cut or removed.", changed);
        }
    }

    private static AesGcm Cipher(BlobDownloadDetails details, RecordKeyWrap wrap, SealedPart part)
    {
        if (!details.Metadata.TryGetValue(EncryptionData.MetadataName, out var json))
        {
            throw new CryptographicException("A blob among the sealed ones carries no encryption data.");
        }

        var expected = Expected(wrap.KeyId);
        var said = Read(json);

        if (said is null || said with { Key = said.Key with { EncryptedKey = string.Empty } } != expected
            || TotalLength(details) != EncryptedLayout.EncryptedLength(part.Length))
        {
            throw new CryptographicException("A sealed blob is of another key, version or length than its row says.");
        }

        var wrapped = new byte[said.Key.EncryptedKey.Length];
        return Convert.TryFromBase64String(said.Key.EncryptedKey, wrapped, out var bytes)
            ? SealedRegions.Cipher(wrap.UnwrapKey(RecordKeyWrap.Algorithm, wrapped.AsMemory(0, bytes), CancellationToken.None))
            : throw new CryptographicException("A wrapped content key is not base64.");
    }

    private static EncryptionData Expected(string keyId) => new(
        "FullBlob",
        new(keyId, string.Empty, RecordKeyWrap.Algorithm),
        new("2.0", "AES_GCM_256"),
        new(EncryptedLayout.RegionBytes, EncryptedLayout.NonceBytes));

    private static EncryptionData? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EncryptionDataJson.Default.EncryptionData) is { Key.EncryptedKey: not null } said ? said : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Length of the whole blob: what stands behind the slash of <c>bytes 0-99/1000</c>; without a range the length itself.</summary>
    private static long TotalLength(BlobDownloadDetails details) =>
        details.ContentRange is { Length: > 0 } range
            ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture)
            : details.ContentLength;
}
