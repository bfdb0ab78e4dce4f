using System.Globalization;

using Azure;
using Azure.Data.Tables;

namespace SecureMediaIntake.Storage;

/// <summary>Tables of which each day is a partition, so that what is over is a range of keys.</summary>
internal static class DayPartitions
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Removes every row of the days before that one. Broken off, it goes on the next time.</summary>
    public static async Task ForgetBeforeAsync(this TableClient table, DateOnly day, CancellationToken cancellation)
    {
        var old = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {Of(day)}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation);

        await foreach (var row in old)
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }
    }
}
