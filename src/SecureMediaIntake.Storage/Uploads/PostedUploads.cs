using System.Buffers;
using System.Security.Cryptography;

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Storage.Sealing;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary><see cref="IPostedUploads"/> over the container <c>upload</c>.</summary>
internal sealed class PostedUploads(IntakeAccount intake) : IPostedUploads
{
    private readonly BlobContainerClient _upload = intake.Upload;

    public async Task<Outcome<StagedPhoto>> StageAsync(UploadPlace place, UploadKey key, Stream photo, CancellationToken cancellation)
    {
        var (cipher, wrapped) = UploadKeyWrap.NewCipher(key);
        using var _ = cipher;
        using var blocks = new StagedBlocks(_upload.GetBlockBlobClient(place.Blob), place.BlockIdPrefix);
        var plain = ArrayPool<byte>.Shared.Rent(EncryptedLayout.RegionBytes);
        var stored = ArrayPool<byte>.Shared.Rent(SealedRegions.StoredBytes);
        var length = 0L;

        try
        {
            for (var number = 0L; ; number++)
            {
                var read = await photo.ReadAtLeastAsync(
                    plain.AsMemory(0, EncryptedLayout.RegionBytes), EncryptedLayout.RegionBytes, throwOnEndOfStream: false, cancellation);

                if (read == 0)
                {
                    break;
                }

                length += read;
                if (length > UploadLimits.MaxPostedBytes)
                {
                    return UploadProblems.PostedTooLarge;
                }

                var region = stored.AsMemory(0, read + SealedRegions.Overhead);
                SealedRegions.Seal(cipher, number, plain.AsSpan(0, read), region.Span);
                await blocks.AddAsync(region, cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(stored);
        }

        return length == 0
            ? UploadProblems.Empty
            : new StagedPhoto(length, StagedBlocks.BlockSize, await blocks.EndAsync(cancellation), wrapped);
    }
}
