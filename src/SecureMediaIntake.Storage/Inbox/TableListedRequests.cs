using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Azure;
using Azure.Data.Tables;

using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Storage.Requests;

namespace SecureMediaIntake.Storage.Inbox;

/// <summary>
/// <see cref="IListedRequests"/> over the table <c>RequestIndex</c>: of each list a partition with all its lines, newest first, and one with those that are open.
/// </summary>
internal sealed class TableListedRequests(TableServiceClient tables) : IListedRequests
{
    /// <summary>How often a line is tried against other writers of the same request; more than two at once are rare.</summary>
    private const int MaxTries = 8;

    private const string Version = "Version";
    private const string Open = "Open";
    private const string Gone = "Gone";
    private const string Body = "Body";

    private static readonly JsonTypeInfo Form = RowsJson.Of<ListedRequest>();

    private readonly TableClient _table = tables.GetTableClient(TableRequestIndex.TableName);

    public Task PutAsync(string list, ListedRequest line, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing a list",
        () => Task.WhenAll(
            PutAsync(AllOf(list), line.Position, line, cancellation),
            PutAsync(OpenOf(list), line.Id.Value, line, cancellation)),
        cancellation);

    public Task<bool> HasAsync(string list, ListedRequest line, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading a list",
        async () => await _table.GetEntityIfExistsAsync<TableEntity>(AllOf(list), line.Position, cancellationToken: cancellation) is { HasValue: true, Value: { } row }
            && Line(row).Covers(line),
        cancellation);

    public Task<IReadOnlyList<ListedRequest>> PageAsync(string list, string? after, int limit, CancellationToken cancellation) =>
        Outages.GuardAsync<IReadOnlyList<ListedRequest>>(
            "Reading a list",
            async () => await _table.QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter($"PartitionKey eq {AllOf(list)} and RowKey gt {after ?? string.Empty} and Gone eq false"), limit, [Body], cancellation)
                .Take(limit).Select(Line).ToListAsync(cancellation),
            cancellation);

    public async IAsyncEnumerable<ListedRequest> OpenAsync(string list, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {OpenOf(list)} and Open eq true"), maxPerPage: null, [Body], cancellation);

        await foreach (var row in Outages.GuardAsync("Reading a list", rows, cancellation))
        {
            yield return Line(row);
        }
    }

    public Task ForgetOverAsync(string list, DateTimeOffset before, CancellationToken cancellation) => Outages.GuardAsync(
        "Clearing a list",
        async () =>
        {
            var rows = _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {OpenOf(list)} and Open eq false and Timestamp lt {before}"), cancellationToken: cancellation);

            await foreach (var row in rows)
            {
                await ForgetAsync(row, cancellation);
            }
        },
        cancellation);

    private async Task ForgetAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Opened again, or forgotten by another walk.
        }
    }

    private async Task PutAsync(string partition, string key, ListedRequest line, CancellationToken cancellation)
    {
        var entity = new TableEntity(partition, key)
        {
            [Version] = line.Version,
            [Open] = line.IsOpen,
            [Gone] = line.IsGone,
            [Body] = JsonSerializer.Serialize(line, Form),
        };

        for (var tries = 0; tries < MaxTries; tries++)
        {
            var there = await _table.GetEntityIfExistsAsync<TableEntity>(partition, key, [Version], cancellation);

            if (there is { HasValue: true, Value: { } row } && row.GetInt64(Version) > line.Version)
            {
                return;
            }

            try
            {
                await (there.HasValue
                    ? _table.UpdateEntityAsync(entity, there.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : _table.AddEntityAsync(entity, cancellation));
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // Somebody else wrote it meanwhile: whether theirs is newer is looked at again.
            }
        }

        throw new UnavailableException("A line of a list is being written by too many at once.");
    }

    private static ListedRequest Line(TableEntity row) => (ListedRequest)JsonSerializer.Deserialize(row.GetString(Body), Form)!;

    private static string AllOf(string list) => $"list:{list}";

    private static string OpenOf(string list) => $"open:{list}";
}
