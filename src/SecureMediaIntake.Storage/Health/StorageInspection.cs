using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace SecureMediaIntake.Storage.Health;

/// <summary>
/// What the storage accounts are like, as facts: which containers, tables and queues there are, whom they let in, what waits. Changes nothing, reads nothing of a
/// patient. Every question throws <see cref="Domain.Outcomes.UnavailableException"/> where nothing answers, <see cref="ServiceRefusedException"/> where it refuses.
/// </summary>
public sealed class StorageInspection
{
    /// <summary>Blobs that are looked at to find an old one: enough for a day of a large hospital, few enough for a second.</summary>
    private const int MostBlobs = 5_000;

    private const string Nothing = "inspection";

    private readonly BlobServiceClient _state;
    private readonly IntakeAccount _intake;
    private readonly TableServiceClient _tables;
    private readonly QueueServiceClient _queues;
    private readonly TimeProvider _clock;

    internal StorageInspection(BlobServiceClient state, IntakeAccount intake, TableServiceClient tables, QueueServiceClient queues, TimeProvider clock) =>
        (_state, _intake, _tables, _queues, _clock) = (state, intake, tables, queues, clock);

    /// <summary>Address of a container, to be asked for as a stranger would.</summary>
    public Uri AddressOf(string container) => Client(container).Uri;

    public Task<ContainerFact> ContainerAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync(
        "Blob storage",
        async () => new ContainerFact(name, true, (await Client(name).GetPropertiesAsync(cancellationToken: cancellation)).Value.PublicAccess is not (null or PublicAccessType.None)),
        new ContainerFact(name, false, false),
        cancellation);

    public Task<bool> HasTableAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync(
        "Table storage",
        async () =>
        {
            // The smallest read that the app's own role allows: listing tables is another right.
            await _tables.GetTableClient(name).QueryAsync<TableEntity>(row => row.PartitionKey == Nothing && row.RowKey == Nothing, 1, cancellationToken: cancellation).FirstOrDefaultAsync(cancellation);
            return true;
        },
        otherwise: false,
        cancellation);

    /// <summary>Peeks: no message is taken, hidden or counted as tried.</summary>
    public Task<QueueFact> QueueAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync(
        "Queue storage",
        async () =>
        {
            var queue = _queues.GetQueueClient(name);
            var count = (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
            return new QueueFact(name, true, count, (await queue.PeekMessagesAsync(1, cancellation)).Value is [var next] ? next.InsertedOn : null);
        },
        new QueueFact(name, false),
        cancellation);

    /// <summary>Which pages may call the account that browsers write to.</summary>
    public Task<IReadOnlyList<OriginRule>> OriginsAsync(CancellationToken cancellation) => Inspecting.AskAsync<IReadOnlyList<OriginRule>>(
        "Blob storage",
        async () => [.. (await _intake.Service.GetPropertiesAsync(cancellation)).Value.Cors.Select(rule => new OriginRule(Parts(rule.AllowedOrigins), Parts(rule.AllowedMethods)))],
        cancellation);

    /// <summary>When the oldest of the first blobs of <c>upload</c> was put there: what the lifecycle rule clears.</summary>
    /// <returns>Null when there is none.</returns>
    public Task<DateTimeOffset?> OldestUploadAsync(CancellationToken cancellation) => Inspecting.AskAsync(
        "Blob storage",
        async () => (await _intake.Upload.GetBlobsAsync(cancellationToken: cancellation).Take(MostBlobs).ToListAsync(cancellation)).Min(blob => blob.Properties.CreatedOn),
        cancellation);

    public Task<ClockFact> ClockAsync(CancellationToken cancellation) => Inspecting.AskAsync(
        "Blob storage",
        async () =>
        {
            var sent = _clock.GetUtcNow();
            var answer = (await _intake.Upload.GetPropertiesAsync(cancellationToken: cancellation)).GetRawResponse();
            return new ClockFact(answer.Headers.Date ?? throw new ServiceRefusedException(answer.Status, "no Date header"), sent, _clock.GetUtcNow());
        },
        cancellation);

    private BlobContainerClient Client(string name) =>
        StorageNames.IntakeContainers.Contains(name) ? _intake.Service.GetBlobContainerClient(name) : _state.GetBlobContainerClient(name);

    private static string[] Parts(string? list) => (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
