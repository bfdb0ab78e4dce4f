using System.Globalization;
using System.Runtime.CompilerServices;

using Azure.Data.Tables;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>
/// <see cref="IRequestIndex"/> over the table <c>RequestIndex</c>: a partition for each organisation, and one for each day on which links end.
/// </summary>
internal sealed class TableRequestIndex(TableServiceClient tables) : IRequestIndex
{
    public const string TableName = "RequestIndex";

    private const string Request = "Request";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task AddAsync(MediaRequest request, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing the list of requests",
        async () =>
        {
            await PutAsync(OrganisationKey(request.Organisation), NewestFirst(request), request.Id, cancellation);
            await PutAsync(DayKey(DateOnly.FromDateTime(request.EndsAt.UtcDateTime)), request.Id.Value, request.Id, cancellation);
        },
        cancellation);

    public async Task<IReadOnlyList<RequestId>> NewestAsync(string organisation, int limit, CancellationToken cancellation) =>
        await RowsAsync(OrganisationKey(organisation), limit, cancellation).Take(limit).ToListAsync(cancellation);

    public IAsyncEnumerable<RequestId> AllAsync(string organisation, CancellationToken cancellation) =>
        RowsAsync(OrganisationKey(organisation), pageLength: null, cancellation);

    public IAsyncEnumerable<RequestId> EndingOnAsync(DateOnly day, CancellationToken cancellation) =>
        RowsAsync(DayKey(day), pageLength: null, cancellation);

    private static string OrganisationKey(string code) => $"org:{code}";

    private static string DayKey(DateOnly day) => $"due:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string NewestFirst(MediaRequest request) => $"{RequestLists.NewestFirst(request.CreatedAt)}:{request.Id}";

    private async Task PutAsync(string partition, string row, RequestId request, CancellationToken cancellation) =>
        await _table.UpsertEntityAsync(new TableEntity(partition, row) { [Request] = request.Value }, TableUpdateMode.Replace, cancellation);

    private async IAsyncEnumerable<RequestId> RowsAsync(
        string partition, int? pageLength, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), pageLength, [Request], cancellation);

        await foreach (var row in Outages.GuardAsync("Reading the list of requests", rows, cancellation))
        {
            yield return RequestId.From(row.GetString(Request));
        }
    }
}
