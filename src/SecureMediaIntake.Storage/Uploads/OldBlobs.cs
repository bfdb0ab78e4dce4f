using System.Runtime.CompilerServices;

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>Walks a container by name for what was last written before a moment.</summary>
internal static class OldBlobs
{
    /// <remarks>
    /// Blobs of which only blocks were put are listed too (https://learn.microsoft.com/rest/api/storageservices/list-blobs, uncommittedblobs). One
    /// whose age storage does not tell is left alone: it may be arriving now.
    /// </remarks>
    public static async IAsyncEnumerable<string> NamesBeforeAsync(
        this BlobContainerClient container, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix: null, cancellation).AsPages().GetAsyncEnumerator(cancellation);
        await using (pages.ConfigureAwait(false))
        {
            while (await Outages.GuardAsync("Listing what lies on the way in", async () => await pages.MoveNextAsync(), cancellation))
            {
                foreach (var blob in pages.Current.Values)
                {
                    if ((blob.Properties.LastModified ?? blob.Properties.CreatedOn) is { } written && written < before)
                    {
                        yield return blob.Name;
                    }
                }
            }
        }
    }
}
