using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.KeyVault;
using SecureMediaIntake.Storage.Requests;

namespace SecureMediaIntake.Storage.Health;

/// <summary>
/// Whether the services behind answer now, by the smallest read that our rights allow. For the readiness page; never changes anything.
/// </summary>
public sealed class StorageHealth
{
    /// <summary>Longest wait for one service: a probe that waits longer is told "not ready" by its own caller.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private const string Nothing = "health";

    private readonly BlobServiceClient _blobs;
    private readonly IntakeAccount _intake;
    private readonly TableServiceClient _tables;
    private readonly QueueServiceClient _queues;
    private readonly VaultClient _vault;
    private readonly VaultOptions _options;

    internal StorageHealth(
        BlobServiceClient blobs, IntakeAccount intake, TableServiceClient tables, QueueServiceClient queues, VaultClient vault, IOptions<VaultOptions> options)
    {
        _blobs = blobs;
        _intake = intake;
        _tables = tables;
        _queues = queues;
        _vault = vault;
        _options = options.Value;
    }

    public Task<bool> TablesAsync(CancellationToken cancellation) => AskAsync(
        limited => _tables.GetTableClient(TableRequestStore.TableName)
            .GetEntityIfExistsAsync<TableEntity>(Nothing, Nothing, cancellationToken: limited),
        cancellation);

    public Task<bool> BlobsAsync(CancellationToken cancellation) => AskAsync(
        limited => Task.WhenAll(
            _intake.Received.GetPropertiesAsync(cancellationToken: limited),
            _blobs.GetBlobContainerClient(Containers.Renditions).GetPropertiesAsync(cancellationToken: limited)),
        cancellation);

    public Task<bool> QueuesAsync(CancellationToken cancellation) => AskAsync(
        limited => _queues.GetQueueClient(PipelineQueue.CheckRequest).GetPropertiesAsync(limited), cancellation);

    /// <summary>Reads the service key. Whether an organisation's key is disabled shows when it is used, not here.</summary>
    public Task<bool> VaultAsync(CancellationToken cancellation) => AskAsync(
        limited => _vault.GetKeyAsync(_options.ServiceKey, limited), cancellation);

    private static async Task<bool> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);

        try
        {
            await Outages.GuardAsync("A health check", () => ask(limited.Token), limited.Token);
            return true;
        }
        catch (Exception cause) when (
            cause is UnavailableException or RequestFailedException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // A refusal (a missing table, a role that was taken away) is as little readiness as silence.
            return false;
        }
    }
}
