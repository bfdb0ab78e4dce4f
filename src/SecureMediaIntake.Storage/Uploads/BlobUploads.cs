using System.Buffers;

using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary><see cref="IUploadBlobs"/> over the containers <c>upload</c> and <c>received</c>.</summary>
internal sealed class BlobUploads(IntakeAccount intake, BlobRights rights, ReceivedCopies copies) : IUploadBlobs
{
    /// <summary>Bytes read at once: large enough that hashing, not calling, is the work.</summary>
    private const int BufferBytes = 256 * 1024;

    /// <summary>No browser may take a blob for a picture, whatever the page called it.</summary>
    private const string ContentType = "application/octet-stream";

    private readonly BlobContainerClient _upload = intake.Upload;
    private readonly BlobContainerClient _received = intake.Received;

    public Task<UploadRight> GrantAsync(string blob, TimeSpan life, CancellationToken cancellation) =>
        rights.ToPutBlocksAsync(blob, life, cancellation);

    public async Task<IReadOnlyList<StagedBlock>> StagedAsync(string blob, CancellationToken cancellation)
    {
        var blocks = await Outages.GuardAsync(
            "Listing staged blocks", () => _upload.GetBlockBlobClient(blob).UncommittedAsync(cancellation), cancellation);
        return [.. blocks.Select(block => new StagedBlock(block.Name, block.SizeLong))];
    }

    public Task<Outcome<string>> CommitAsync(
        string blob, IReadOnlyList<string> blockIds, string encryptionData, CancellationToken cancellation) => Outages.GuardAsync(
        "Committing an upload",
        async () => blockIds.Count == 0
            // Nothing staged: all there can be is an earlier commit. Committing nothing would make an empty blob of it.
            ? await FindOwnAsync(blob, blockIds, encryptionData, cancellation)
            : await CommitBlocksAsync(blob, blockIds, encryptionData, cancellation),
        cancellation);

    public Task<Outcome<string>> CopyToReceivedAsync(string blob, string committedETag, CancellationToken cancellation) => Outages.GuardAsync(
        "Copying an upload", () => copies.CopyAsync(blob, committedETag, cancellation), cancellation);

    public Task<ReceivedBytes> HashReceivedAsync(string blob, string etag, int blockSize, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading a received upload",
        async () =>
        {
            try
            {
                using var download = (await _received.GetBlobClient(blob).DownloadStreamingAsync(
                    new BlobDownloadOptions { Conditions = new() { IfMatch = new ETag(etag) } }, cancellation)).Value;
                return await HashAsync(download.Content, blockSize, cancellation);
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                // Another worker was here meanwhile and is done: whoever comes back finds that in the rows.
                throw new UnavailableException("A received upload changed while it was read.", changed);
            }
        },
        cancellation);

    public Task DeleteUploadAsync(string blob, CancellationToken cancellation) =>
        Outages.GuardAsync("Removing an upload", () => _upload.RemoveAsync(blob, cancellation), cancellation);

    public Task DeleteReceivedAsync(string blob, CancellationToken cancellation) =>
        Outages.GuardAsync("Removing an original", () => _received.RemoveAsync(blob, cancellation), cancellation);

    public IAsyncEnumerable<string> UploadsBeforeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        _upload.NamesBeforeAsync(before, cancellation);

    public IAsyncEnumerable<string> ReceivedBeforeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        _received.NamesBeforeAsync(before, cancellation);

    private async Task<Outcome<string>> CommitBlocksAsync(
        string blob, IReadOnlyList<string> blockIds, string encryptionData, CancellationToken cancellation)
    {
        try
        {
            var committed = await _upload.GetBlockBlobClient(blob).CommitBlockListAsync(
                blockIds,
                new CommitBlockListOptions
                {
                    HttpHeaders = new() { ContentType = ContentType },
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [EncryptionData.MetadataName] = encryptionData },
                    Conditions = new() { IfNoneMatch = ETag.All },
                },
                cancellation);
            return committed.Value.ETag.ToString();
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return await FindOwnAsync(blob, blockIds, encryptionData, cancellation);
        }
        catch (RequestFailedException mixed) when (mixed.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // The holder of the right committed or replaced blocks since they were listed.
            return UploadProblems.Differs;
        }
    }

    /// <summary>The ETag of what lies there, if it is what our own commit made: our metadata, and exactly our blocks.</summary>
    private async Task<Outcome<string>> FindOwnAsync(
        string blob, IReadOnlyList<string> blockIds, string encryptionData, CancellationToken cancellation)
    {
        var client = _upload.GetBlockBlobClient(blob);

        try
        {
            var found = (await client.GetPropertiesAsync(conditions: null, cancellation)).Value;
            var blocks = (await client.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: cancellation)).Value.CommittedBlocks;
            var ours = found.Metadata.TryGetValue(EncryptionData.MetadataName, out var data) && data == encryptionData
                && blocks.Any()
                && (blockIds.Count == 0 || blocks.Select(block => block.Name).SequenceEqual(blockIds));

            return ours ? found.ETag.ToString() : UploadProblems.Differs;
        }
        catch (RequestFailedException unreadable) when (unreadable.Status is 404 or 409)
        {
            return UploadProblems.Differs;
        }
    }

    private static async Task<ReceivedBytes> HashAsync(Stream content, int blockSize, CancellationToken cancellation)
    {
        using var digest = new BlockDigest(blockSize);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);

        try
        {
            for (var read = await content.ReadAsync(buffer, cancellation); read > 0; read = await content.ReadAsync(buffer, cancellation))
            {
                digest.Add(buffer.AsSpan(0, read));
            }

            return digest.End();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
