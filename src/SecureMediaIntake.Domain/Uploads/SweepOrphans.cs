using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// The daily walk over the drop zone and the originals: what a crash, a lost race or a late right to write left there, and no row waits for, is
/// deleted. A net under the steps, each of which clears what it knows of.
/// </summary>
public sealed class SweepOrphans(Ledger ledger, IUploadBlobs blobs, TimeProvider clock)
{
    /// <returns>How many blobs were deleted.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer; tomorrow's walk starts afresh.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - UploadLimits.OrphanAge;
        return await ClearAsync(blobs.UploadsBeforeAsync(before, cancellation), NeedsUpload, blobs.DeleteUploadAsync, cancellation)
            + await ClearAsync(blobs.ReceivedBeforeAsync(before, cancellation), NeedsReceived, blobs.DeleteReceivedAsync, cancellation);
    }

    /// <summary>The phone has until then to send its blocks; what we committed is the only copy until it is received.</summary>
    private static bool NeedsUpload(Upload upload, MediaItem item) => item.Status == ItemStatus.Reserved && upload.IsUnderWay;

    /// <summary>An original is kept while something may still be made of it.</summary>
    private static bool NeedsReceived(Upload upload, MediaItem item) =>
        item.Status is ItemStatus.Received or ItemStatus.Sealed or ItemStatus.NeedsAttention || NeedsUpload(upload, item);

    private async Task<int> ClearAsync(
        IAsyncEnumerable<string> names,
        Func<Upload, MediaItem, bool> isNeeded,
        Func<string, CancellationToken, Task> deleteAsync,
        CancellationToken cancellation)
    {
        var cleared = 0;
        await foreach (var name in names)
        {
            // Read for every name, just before the deletion: a row read earlier may have changed since.
            var request = UploadNames.RequestOf(name) is { } id ? await ledger.ReadAsync(id, cancellation) : null;
            var upload = request?.All<Upload>().FirstOrDefault(row => row.Blob == name);

            if (upload is null || request!.Item(upload.Item) is not { } item || !isNeeded(upload, item))
            {
                await deleteAsync(name, cancellation);
                cleared++;
            }
        }

        return cleared;
    }
}
