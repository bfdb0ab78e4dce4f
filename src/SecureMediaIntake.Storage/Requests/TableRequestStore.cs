using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary><see cref="IRequestStore"/> over the table <c>Requests</c>: a partition each, every change one entity-group transaction.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</remarks>
internal sealed class TableRequestStore(TableServiceClient tables) : IRequestStore
{
    public const string TableName = "Requests";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    public Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation) => Outages.GuardAsync(
        "Reading a request",
        async () =>
        {
            var rows = new Dictionary<string, IRow>(StringComparer.Ordinal);
            var foreign = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
            var tag = default(ETag);

            await foreach (var entity in _table.QueryAsync<TableEntity>(RowsOf(request), cancellationToken: cancellation))
            {
                var (row, unknown) = RequestEntities.Row(entity);

                if (row is not null)
                {
                    rows.Add(row.RowKey, row);
                }

                if (unknown is not null)
                {
                    foreign.Add(entity.RowKey, unknown);
                }

                tag = row is MediaRequest ? entity.ETag : tag;
            }

            return rows.Remove(MediaRequest.Key, out var head)
                ? new RequestSnapshot((MediaRequest)head, new StoredRows(rows, foreign), tag.ToString())
                : null;
        },
        cancellation);

    public async Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation)
    {
        var actions = CommitActions.For(before, commit);

        try
        {
            Response<IReadOnlyList<Response>> written = await _table.SubmitTransactionAsync(actions, cancellation);
            return written.Value[CommitActions.HeadPosition].Headers.ETag is { } tag
                ? new(commit.Head, StoredRows.After(before, commit), tag.ToString())
                : await ReadAsync(commit.Head.Id, cancellation);
        }
        catch (RequestFailedException refused) when (
            refused.Status is 404 or 409 or 412 && refused.ErrorCode != TableErrorCode.TableNotFound)
        {
            // Another writer was first; or it was this very change, whose first acknowledgement was lost before the SDK tried again.
            return await IsWrittenAsync(commit, cancellation) ? await ReadAsync(commit.Head.Id, cancellation) : null;
        }
        catch (Exception cause) when (Outages.IsOne(cause, cancellation))
        {
            // Not seen does not mean not written: the service may still be at it. A null here would let the caller decide a second time.
            return await IsWrittenAsync(commit, cancellation)
                ? await ReadAsync(commit.Head.Id, cancellation)
                : throw new UnavailableException("Changing a request was not acknowledged.", cause);
        }
    }

    public Task ForgetAsync(RequestId request, OutboxRow done, CancellationToken cancellation) => Outages.GuardAsync(
        "Forgetting an effect",
        async () =>
        {
            try
            {
                await _table.DeleteEntityAsync(request.Value, done.RowKey, ETag.All, cancellation);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Another instance did the same effect.
            }
        },
        cancellation);

    public Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation) => Outages.GuardAsync(
        "Fencing a request",
        async () =>
        {
            try
            {
                var head = RequestEntities.Of(seen.Id, seen.Head, StoredRows.Of(seen).ForeignOf(MediaRequest.Key));
                await _table.UpdateEntityAsync(head, new ETag(seen.Tag), TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                return false;
            }
        },
        cancellation);

    public Task<bool> HasOperationAsync(RequestId request, OperationId operation, CancellationToken cancellation) => Outages.GuardAsync(
        "Looking for an operation",
        async () =>
        {
            var ofOperation = TableClient.CreateQueryFilter($"Operation eq {operation.Value}");
            var lines = _table.QueryAsync<TableEntity>(
                $"{TrailOf(request)} and {ofOperation}",
                maxPerPage: 1,
                select: [nameof(TableEntity.RowKey)],
                cancellation);

            return await lines.AnyAsync(cancellation);
        },
        cancellation);

    public async IAsyncEnumerable<TrailLine> ReadTrailAsync(RequestId request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = _table.QueryAsync<TableEntity>(TrailOf(request), cancellationToken: cancellation);

        await foreach (var line in Outages.GuardAsync("Reading a trail", lines, cancellation))
        {
            yield return RequestEntities.Line(line);
        }
    }

    private static string TrailOf(RequestId request) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {request.Value} and RowKey ge {RequestEntities.TrailFrom} and RowKey lt {RequestEntities.TrailUntil}");

    private static string RowsOf(RequestId request) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {request.Value} and (RowKey lt {RequestEntities.TrailFrom} or RowKey ge {RequestEntities.TrailUntil})");

    /// <summary>Whether the first new line of the trail is there and is of this operation: the transaction is whole or not at all.</summary>
    private Task<bool> IsWrittenAsync(Commit commit, CancellationToken cancellation) => Outages.GuardAsync(
        "Looking for a change",
        async () =>
        {
            var line = await _table.GetEntityIfExistsAsync<TableEntity>(
                commit.Head.Id.Value, RequestEntities.TrailKey(commit.Trail[0].Seq), [RequestEntities.Operation], cancellation);
            return line.HasValue && line.Value!.GetString(RequestEntities.Operation) == commit.Operation.Value;
        },
        cancellation);
}
