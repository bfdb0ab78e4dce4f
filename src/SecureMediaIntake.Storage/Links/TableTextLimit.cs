using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Azure;
using Azure.Data.Tables;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage.Links;

/// <summary>
/// <see cref="ITextLimit"/> over the table <c>TextCounts</c>: a partition for each day, a row for each place of a number. Inserting a row takes the
/// place, so two that race for the last one cannot both have it. Numbers stand there as a MAC under the service's secret: a bare hash of a billion
/// mobile numbers would protect nothing.
/// </summary>
internal sealed class TableTextLimit(TableServiceClient tables, VaultKeys vault, IOptions<VaultOptions> options) : ITextLimit
{
    public const string TableName = "TextCounts";

    private const string Reference = "Reference";

    private static readonly byte[] Purpose = "smi/text-counts/1"u8.ToArray();

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public async Task<bool> TryTakeAsync(string mobile, DateOnly day, string reference, int most, CancellationToken cancellation)
    {
        var secret = await vault.SecretAsync(options.Value.ServiceSecret, cancellation);
        var number = Convert.ToHexStringLower(HMACSHA256.HashData(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, VaultKeys.SecretBytes, info: Purpose), Encoding.UTF8.GetBytes(mobile)));

        return await Outages.GuardAsync("Counting texts", () => TryTakeAsync(DayPartitions.Of(day), number, reference, most, cancellation), cancellation);
    }

    public Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation) =>
        Outages.GuardAsync("Clearing the counts of texts", () => _table.ForgetBeforeAsync(day, cancellation), cancellation);

    private async Task<bool> TryTakeAsync(string day, string number, string reference, int most, CancellationToken cancellation)
    {
        // Read first: a text that has its place must not be given a second one further on.
        var taken = await PlacesAsync(day, number, cancellation);

        if (taken.ContainsValue(reference))
        {
            return true;
        }

        for (var place = 1; place <= most; place++)
        {
            if (taken.ContainsKey(place))
            {
                continue;
            }

            try
            {
                await _table.AddEntityAsync(new TableEntity(day, RowKey(number, place)) { [Reference] = reference }, cancellation);
                return true;
            }
            catch (RequestFailedException there) when (there.Status == 409)
            {
                // Somebody was faster, or it is our own whose acknowledgement was lost.
                var holder = await _table.GetEntityAsync<TableEntity>(day, RowKey(number, place), [Reference], cancellation);

                if (holder.Value.GetString(Reference) == reference)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private async Task<Dictionary<int, string>> PlacesAsync(string day, string number, CancellationToken cancellation)
    {
        var places = new Dictionary<int, string>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {day} and RowKey ge {number + ":"} and RowKey lt {number + ";"}"),
            select: ["RowKey", Reference],
            cancellationToken: cancellation);

        await foreach (var row in rows)
        {
            places[int.Parse(row.RowKey[(number.Length + 1)..], CultureInfo.InvariantCulture)] = row.GetString(Reference);
        }

        return places;
    }

    private static string RowKey(string number, int place) => string.Create(CultureInfo.InvariantCulture, $"{number}:{place:D4}");
}
