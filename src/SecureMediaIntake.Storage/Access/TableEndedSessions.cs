using System.Security.Cryptography;
using System.Text;

using Azure.Data.Tables;

using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Storage.Access;

/// <summary>
/// <see cref="IEndedSessions"/> over the table <c>EndedSessions</c>: a partition for each day, a row named by the hash of a sign-in's id. No session lasts a day, so
/// who asks looks at today's and yesterday's.
/// </summary>
internal sealed class TableEndedSessions(TableServiceClient tables, TimeProvider clock) : IEndedSessions
{
    public const string TableName = "EndedSessions";

    private readonly TableClient _table = tables.GetTableClient(TableName);
    private readonly FreshCopies<string, bool> _ended = new(clock);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task EndAsync(string session, CancellationToken cancellation) => Outages.GuardAsync(
        "Ending a session",
        () => _table.UpsertEntityAsync(new TableEntity(DayPartitions.Of(Today), RowKey(session)), TableUpdateMode.Replace, cancellation),
        cancellation);

    public Task<bool> IsEndedAsync(string session, CancellationToken cancellation) => _ended.GetAsync(
        RowKey(session), () => Outages.GuardAsync("Looking for an ended session", () => LookAsync(RowKey(session), cancellation), cancellation));

    public Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation) =>
        Outages.GuardAsync("Forgetting ended sessions", () => _table.ForgetBeforeAsync(day, cancellation), cancellation);

    private async Task<bool> LookAsync(string row, CancellationToken cancellation) =>
        await HasAsync(Today, row, cancellation) || await HasAsync(Today.AddDays(-1), row, cancellation);

    private async Task<bool> HasAsync(DateOnly day, string row, CancellationToken cancellation) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(DayPartitions.Of(day), row, ["RowKey"], cancellation)).HasValue;

    /// <summary>The id itself opens nothing, but stands in a cookie and shall stand nowhere else.</summary>
    private static string RowKey(string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session)));
}
