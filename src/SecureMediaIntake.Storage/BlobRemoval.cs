using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage;

/// <summary>
/// Removes a blob whatever the holder of a write right did to it: leases and snapshots are within that right, and either would stop a plain
/// delete.
/// </summary>
internal static class BlobRemoval
{
    /// <summary>How often a lease is broken before it is left to the next call: its holder may take it anew in between.</summary>
    private const int MaxTries = 3;

    public static async Task RemoveAsync(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        var blob = container.GetBlockBlobClient(name);

        for (var tries = 0; tries < MaxTries; tries++)
        {
            try
            {
                if (!await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions: null, cancellation))
                {
                    await RemoveBlocksAsync(blob, cancellation);
                }

                return;
            }
            catch (RequestFailedException leased) when (leased.Status == 412)
            {
                await BreakLeaseAsync(blob, cancellation);
            }
        }

        throw new UnavailableException("A blob is leased again and again; it could not be removed.");
    }

    /// <summary>Blocks that were never committed are no blob, and would stay for a week. An empty blob made of none of them ends them.</summary>
    private static async Task RemoveBlocksAsync(BlockBlobClient blob, CancellationToken cancellation)
    {
        if ((await blob.UncommittedAsync(cancellation)).Count > 0)
        {
            await blob.CommitBlockListAsync([], cancellationToken: cancellation);
            await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions: null, cancellation);
        }
    }

    /// <summary>Blocks that were put and not committed; none where there is nothing under that name.</summary>
    public static async Task<IReadOnlyList<BlobBlock>> UncommittedAsync(this BlockBlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var list = await blob.GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellation);
            return [.. list.Value.UncommittedBlocks];
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return [];
        }
    }

    private static async Task BreakLeaseAsync(BlockBlobClient blob, CancellationToken cancellation)
    {
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, conditions: null, cancellation);
        }
        catch (RequestFailedException over) when (over.Status is 404 or 409)
        {
            // It ended by itself, or the blob is gone.
        }
    }
}
