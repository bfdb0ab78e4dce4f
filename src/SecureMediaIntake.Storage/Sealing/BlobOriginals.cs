using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Sealing;

/// <summary><see cref="IOriginals"/> over the container <c>received</c>. What a phone sent is hostile until every byte of it fits its row.</summary>
internal sealed class BlobOriginals(IntakeAccount intake) : IOriginals
{
    private readonly BlobContainerClient _received = intake.Received;

    public async Task<Outcome<string>> DecryptAsync(Upload upload, RSA uploadKey, string path, CancellationToken cancellation)
    {
        await using var file = PrivateFile.Create(path);
        string? plainSha256 = null;

        try
        {
            plainSha256 = await Outages.GuardAsync(
                "Reading an original", () => DecryptAsync(upload, uploadKey, file, cancellation), cancellation);
            return plainSha256;
        }
        catch (CryptographicException)
        {
            return UploadProblems.Differs;
        }
        finally
        {
            if (plainSha256 is null)
            {
                // Half a file, or one that is not what was sent, must not be mistaken for the original.
                File.Delete(path);
            }
        }
    }

    private async Task<string> DecryptAsync(Upload upload, RSA uploadKey, FileStream file, CancellationToken cancellation)
    {
        using var cipher = Cipher(upload, uploadKey);
        using var download = await DownloadAsync(upload, cancellation);
        Check(upload, download.Details);

        using var stored = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var plain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var region = ArrayPool<byte>.Shared.Rent(SealedRegions.StoredBytes);
        var opened = ArrayPool<byte>.Shared.Rent(EncryptedLayout.RegionBytes);

        try
        {
            var number = 0L;

            for (var left = upload.Length; left > 0; number++)
            {
                var size = (int)Math.Min(EncryptedLayout.RegionBytes, left);
                var bytes = region.AsMemory(0, size + SealedRegions.Overhead);
                await download.Content.ReadExactlyAsync(bytes, cancellation);
                stored.AppendData(bytes.Span);
                SealedRegions.Open(cipher, number, bytes.Span, opened.AsSpan(0, size));
                plain.AppendData(opened.AsSpan(0, size));
                await file.WriteAsync(opened.AsMemory(0, size), cancellation);
                left -= size;
            }
        }
        catch (EndOfStreamException cut)
        {
            throw new CryptographicException("An original is shorter than it was.", cut);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(region);
            ArrayPool<byte>.Shared.Return(opened, clearArray: true);
        }

        return Convert.ToHexStringLower(stored.GetHashAndReset()) == upload.Sha256
            ? Convert.ToHexStringLower(plain.GetHashAndReset())
            : throw new CryptographicException("An original is not what was received.");
    }

    private static AesGcm Cipher(Upload upload, RSA uploadKey)
    {
        var wrapped = new byte[upload.WrappedKey.Length];
        return Convert.TryFromBase64String(upload.WrappedKey, wrapped, out var length)
            ? SealedRegions.Cipher(uploadKey.Decrypt(wrapped.AsSpan(0, length), RSAEncryptionPadding.OaepSHA256))
            : throw new CryptographicException("A wrapped content key is not base64.");
    }

    private async Task<BlobDownloadStreamingResult> DownloadAsync(Upload upload, CancellationToken cancellation)
    {
        if (upload.ReceivedETag is not { } etag)
        {
            throw new CryptographicException("An upload that was not received has no original.");
        }

        try
        {
            var download = await _received.GetBlobClient(upload.Blob).DownloadStreamingAsync(
                new BlobDownloadOptions { Conditions = new() { IfMatch = new ETag(etag) } }, cancellation);
            return download.Value;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            throw new CryptographicException("An original was changed or removed.", changed);
        }
    }

    /// <summary>Exactly what our commit wrote: another mode, version, algorithm or key id was put there by somebody else.</summary>
    private static void Check(Upload upload, BlobDownloadDetails details)
    {
        var expected = JsonSerializer.Deserialize(
            EncryptionData.ForUpload(upload.KeyId, upload.WrappedKey), EncryptionDataJson.Default.EncryptionData);
        var lengthFits = details.ContentLength == upload.EncryptedLength
            && upload.EncryptedLength == EncryptedLayout.EncryptedLength(upload.Length);

        if (!lengthFits || !details.Metadata.TryGetValue(EncryptionData.MetadataName, out var json) || Read(json) != expected)
        {
            throw new CryptographicException("An original is not encrypted as the page does it.");
        }
    }

    private static EncryptionData? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EncryptionDataJson.Default.EncryptionData);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
