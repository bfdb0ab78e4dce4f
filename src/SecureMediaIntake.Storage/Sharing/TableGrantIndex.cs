using Azure.Data.Tables;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;

namespace SecureMediaIntake.Storage.Sharing;

/// <summary><see cref="IGrantIndex"/> over the table <c>RequestIndex</c>: a partition for each reader, named so that it says nobody's name.</summary>
internal sealed class TableGrantIndex(TableServiceClient tables) : IGrantIndex
{
    private const string TableName = "RequestIndex";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task AddAsync(string reader, RequestId request, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing the list of shares",
        () => _table.UpsertEntityAsync(new TableEntity(Partition(reader), request.Value), TableUpdateMode.Replace, cancellation),
        cancellation);

    public Task<IReadOnlyList<RequestId>> OfAsync(string reader, int limit, CancellationToken cancellation) => Outages.GuardAsync<IReadOnlyList<RequestId>>(
        "Reading the list of shares",
        async () => await _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition(reader)}"), limit, [nameof(TableEntity.RowKey)], cancellation)
            .Take(limit).Select(row => RequestId.From(row.RowKey)).ToListAsync(cancellation),
        cancellation);

    private static string Partition(string reader) => $"with:{reader}";
}
