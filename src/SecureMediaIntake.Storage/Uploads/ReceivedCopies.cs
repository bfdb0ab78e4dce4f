using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>
/// Copies what we committed out of the browsers' reach. Asynchronous copy, as the synchronous one stops at 256 MiB in Azure; under the
/// source's ETag, as its writer may still hold a right.
/// </summary>
/// <remarks>
/// The source is named without a signature: inside one account the service reads it under our own identity, so no right to read <c>upload</c>
/// exists at all. https://learn.microsoft.com/rest/api/storageservices/copy-blob#permissions
/// </remarks>
internal sealed class ReceivedCopies(IntakeAccount intake, TimeProvider clock)
{
    /// <summary>Metadata of the copy: the ETag that it was made from. A copy of anything else is not taken for ours.</summary>
    private const string MadeFrom = "madefrom";

    /// <summary>How long a caller waits for a copy; it goes on by itself, and the next call finds it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly BlobContainerClient _upload = intake.Upload;
    private readonly BlobContainerClient _received = intake.Received;

    public async Task<Outcome<string>> CopyAsync(string blob, string committedETag, CancellationToken cancellation)
    {
        var copy = _received.GetBlobClient(blob);

        if (await FindAsync(copy, cancellation) is null
            && await StartAsync(blob, copy, new(committedETag), cancellation) is { } problem)
        {
            return problem;
        }

        var found = await WaitAsync(copy, cancellation);

        if (found.CopyStatus != CopyStatus.Success)
        {
            // Cut off half-way. What is there is nobody's; a further call starts anew, if the source still is what we committed.
            await _received.RemoveAsync(blob, cancellation);
            throw new UnavailableException("A copy inside storage failed.");
        }

        return found.Metadata.TryGetValue(MadeFrom, out var from) && from == Plain(new(committedETag))
            ? found.ETag.ToString()
            : UploadProblems.Differs;
    }

    private async Task<Problem?> StartAsync(string blob, BlobClient copy, ETag committed, CancellationToken cancellation)
    {
        try
        {
            var source = _upload.GetBlobClient(blob);
            var properties = await source.GetPropertiesAsync(new() { IfMatch = committed }, cancellation);
            var metadata = new Dictionary<string, string>(properties.Value.Metadata, StringComparer.Ordinal) { [MadeFrom] = Plain(committed) };

            await copy.StartCopyFromUriAsync(
                source.Uri,
                new BlobCopyFromUriOptions
                {
                    Metadata = metadata,
                    SourceConditions = new() { IfMatch = committed },
                    DestinationConditions = new() { IfNoneMatch = ETag.All },
                },
                cancellation);
            return null;
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 409 or 412)
        {
            // Either the copy is there (another worker, or our own lost try), or the source was changed, moved to the archive, or is gone.
            return await FindAsync(copy, cancellation) is null ? UploadProblems.Differs : null;
        }
    }

    private async Task<BlobProperties> WaitAsync(BlobClient copy, CancellationToken cancellation)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < Patience; await Task.Delay(Pause, clock, cancellation))
        {
            if (await FindAsync(copy, cancellation) is { CopyStatus: not CopyStatus.Pending } found)
            {
                return found;
            }
        }

        throw new UnavailableException("A copy inside storage is not finished yet.");
    }

    private static async Task<BlobProperties?> FindAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return await blob.GetPropertiesAsync(conditions: null, cancellation);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    private static string Plain(ETag tag) => tag.ToString("G").Trim('"');
}
