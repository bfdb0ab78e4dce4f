using Azure.Storage.Blobs;
using Azure.Storage.Sas;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>Makes the only signed addresses that there are: for a browser to put the blocks of one blob.</summary>
internal sealed class BlobRights(BlobServiceClient blobs, DelegationKeys keys, IOptions<StorageOptions> options, TimeProvider clock)
{
    /// <summary>A browser's right to put blocks of one blob.</summary>
    /// <remarks>
    /// No start time: a clock that is a minute slow would otherwise refuse the first minute. With the wider permission of the local world the holder
    /// could also commit, lease or take a snapshot; the service's own commit and copy notice all of it.
    /// </remarks>
    public async Task<UploadRight> ToPutBlocksAsync(string blob, TimeSpan life, CancellationToken cancellation)
    {
        var expires = clock.GetUtcNow() + life;
        var builder = options.Value.BlockOnlyRights
            ? new BlobSasBuilder(BlobSasPermissions.Create, expires) { RequestQueryParameters = new() { ["comp"] = "block" } }
            : new BlobSasBuilder(BlobSasPermissions.Write, expires);

        return new(await SignAsync(builder, blob, cancellation), expires);
    }

    private async Task<Uri> SignAsync(BlobSasBuilder builder, string blob, CancellationToken cancellation)
    {
        builder.BlobContainerName = Containers.Upload;
        builder.BlobName = blob;
        builder.Resource = "b";
        builder.Protocol = SasProtocol.Https;

        var key = await keys.GetAsync(builder.ExpiresOn, cancellation);
        return new BlobUriBuilder(blobs.GetBlobContainerClient(Containers.Upload).GetBlobClient(blob).Uri)
        {
            Sas = builder.ToSasQueryParameters(key, blobs.AccountName),
        }.ToUri();
    }
}
