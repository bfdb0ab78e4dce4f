using Azure;
using Azure.Data.Tables;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Links;

/// <summary>
/// <see cref="ILinkIndex"/> over the table <c>LinkIndex</c>. The first four digits of the hash are the partition: 65,536 of them share the load.
/// </summary>
internal sealed class TableLinkIndex(TableServiceClient tables) : ILinkIndex
{
    public const string TableName = "LinkIndex";

    private const int PartitionDigits = 4;
    private const int HashDigits = 64;
    private const string Request = "Request";
    private const string Number = "Number";

    /// <summary>Missing in rows that are older than view links: those lead to upload links.</summary>
    private const string View = "View";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task AddAsync(string secretHash, LinkTarget target, CancellationToken cancellation) => Outages.GuardAsync(
        "Writing the list of links",
        async () =>
        {
            try
            {
                await _table.AddEntityAsync(
                    new TableEntity(Partition(secretHash), secretHash) { [Request] = target.Request.Value, [Number] = target.Number, [View] = target.IsView }, cancellation);
            }
            catch (RequestFailedException there) when (there.Status == 409)
            {
                // Ours, from a try whose acknowledgement was lost. Never replaced: a link, once texted, cannot be led elsewhere.
            }
        },
        cancellation);

    public Task<LinkTarget?> FindAsync(string secretHash, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading the list of links",
        async () =>
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                Partition(secretHash), secretHash, [Request, Number, View], cancellation);
            return found.HasValue
                ? new LinkTarget(RequestId.From(found.Value!.GetString(Request)), found.Value.GetInt32(Number)!.Value)
                {
                    IsView = found.Value.GetBoolean(View) is true,
                }
                : null;
        },
        cancellation);

    private static string Partition(string secretHash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secretHash.Length, HashDigits);
        return secretHash[..PartitionDigits];
    }
}
