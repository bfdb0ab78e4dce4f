using Azure;
using Azure.Data.Tables;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary><see cref="IRequestLists"/> over the table <c>RequestIndex</c>: a partition for each list, a row for each entry, by what it is about.</summary>
internal sealed class TableRequestLists(TableServiceClient tables) : IRequestLists
{
    private const string TableName = "RequestIndex";
    private const char Between = ':';

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task AddAsync(string list, ListEntry entry, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing a list",
        () => _table.UpsertEntityAsync(new TableEntity(Partition(list), Row(entry)), TableUpdateMode.Replace, cancellation),
        cancellation);

    public Task RemoveAsync(string list, ListEntry entry, CancellationToken cancellation) => Outages.GuardAsync(
        "Taking off a list",
        async () =>
        {
            try
            {
                await _table.DeleteEntityAsync(Partition(list), Row(entry), ETag.All, cancellation);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Taken off before.
            }
        },
        cancellation);

    public Task<IReadOnlyList<ListEntry>> OfAsync(string list, int limit, CancellationToken cancellation) => Outages.GuardAsync<IReadOnlyList<ListEntry>>(
        "Reading a list",
        async () => await _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition(list)}"), limit, [nameof(TableEntity.RowKey)], cancellation)
            .Take(limit).Select(row => Entry(row.RowKey)).ToListAsync(cancellation),
        cancellation);

    private static string Partition(string list) => $"list:{list}";

    private static string Row(ListEntry entry) => $"{entry.About}{Between}{entry.Request}";

    private static ListEntry Entry(string row) => row.Split(Between, 2) is [var about, var request]
        ? new(RequestId.From(request), about)
        : throw new InvalidDataException("A row of a list names no request.");
}
