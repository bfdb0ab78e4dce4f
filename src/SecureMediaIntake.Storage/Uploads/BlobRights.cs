using Azure.Storage.Blobs;
using Azure.Storage.Sas;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>Makes the only signed addresses that there are: for a browser to put the blocks of one blob.</summary>
internal sealed class BlobRights(IntakeAccount intake, DelegationKeys keys, IOptions<StorageOptions> options, TimeProvider clock)
{
    /// <summary>How long before now a right begins: what a clock may be slow by, and as much as the key that signs it allows.</summary>
    private static readonly TimeSpan Backdate = DelegationKeys.Backdate;

    /// <summary>A browser's right to put blocks of one blob.</summary>
    /// <remarks>
    /// The start lies back, since a clock that is a minute slow would otherwise refuse the first minute; and it is there at all because an account whose
    /// policy blocks long rights refuses what has no start. With the wider permission of the local world the holder could also commit, lease or take a
    /// snapshot; the service's own commit and copy notice all of it.
    /// https://learn.microsoft.com/azure/storage/common/sas-expiration-policy
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
        builder.StartsOn = clock.GetUtcNow() - Backdate;

        var key = await keys.GetAsync(builder.ExpiresOn, cancellation);
        var signature = builder.ToSasQueryParameters(key, intake.Service.AccountName);

        // The signature covers account, container and blob, not the host by which a browser comes.
        return options.Value.UploadAddress is { } front
            ? new Uri(front, $"{Containers.Upload}/{blob}?{signature}")
            : new BlobUriBuilder(intake.Upload.GetBlobClient(blob).Uri) { Sas = signature }.ToUri();
    }
}
