using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Storage;

/// <summary>Makes in the local account what infrastructure makes in Azure, with the account's key as infrastructure has its own rights.</summary>
internal sealed class StorageLayout(StorageAccount account, LocalAuthority authority)
{
    /// <summary>Seconds for which a browser may remember a preflight: each block has its own, since its id is in the URL.</summary>
    private const int PreflightSeconds = 3600;

    public async Task CreateAsync(CancellationToken cancellation)
    {
        using var client = authority.CreateClient();
        using var transport = new HttpClientTransport(client);
        var blobs = new BlobServiceClient(account.ConnectionString, new BlobClientOptions { Transport = transport });
        var queues = new QueueServiceClient(account.ConnectionString, new QueueClientOptions { Transport = transport });
        var tables = new TableServiceClient(account.ConnectionString, new TableClientOptions { Transport = transport });

        await Task.WhenAll(
        [
            .. StorageNames.Containers.Select(name => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation)),
            .. StorageNames.Queues.Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation)),
            .. StorageNames.Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellation)),
        ]);
    }

    public async Task AllowOriginAsync(Uri origin, CancellationToken cancellation)
    {
        using var client = authority.CreateClient();
        using var transport = new HttpClientTransport(client);
        var blobs = new BlobServiceClient(account.ConnectionString, new BlobClientOptions { Transport = transport });

        BlobServiceProperties properties = await blobs.GetPropertiesAsync(cancellation);
        properties.Cors =
        [
            new()
            {
                AllowedOrigins = origin.GetLeftPart(UriPartial.Authority),
                AllowedMethods = "PUT",
                AllowedHeaders = "x-ms-*,content-type,if-none-match",
                // When storage is busy it says for how long, and a page of another origin may read only what is named here.
                ExposedHeaders = "Retry-After",
                MaxAgeInSeconds = PreflightSeconds,
            },
        ];
        await blobs.SetPropertiesAsync(properties, cancellation);
    }
}
