using Azure;
using Azure.Data.Tables;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>A commit as the operations of one entity-group transaction.</summary>
internal static class CommitActions
{
    /// <summary>Where the head row stands among the answers.</summary>
    public const int HeadPosition = 0;

    /// <exception cref="InvalidOperationException">
    /// It has no trail line, too many rows, or a row too long: a fault in the step, nothing was written.
    /// </exception>
    public static IReadOnlyList<TableTransactionAction> For(RequestSnapshot? before, Commit commit)
    {
        if (commit.Trail.Count == 0)
        {
            throw new InvalidOperationException("A change without a trail line could not be found again, and must not be.");
        }

        var stored = StoredRows.Of(before);
        var request = commit.Head.Id;
        var head = RequestEntities.Of(request, commit.Head, stored.ForeignOf(MediaRequest.Key));

        List<TableTransactionAction> actions =
        [
            before is null ? new(TableTransactionActionType.Add, head) : new(TableTransactionActionType.UpdateReplace, head, new ETag(before.Tag)),
            .. commit.Put.Select(row => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, RequestEntities.Of(request, row, stored.ForeignOf(row.RowKey)))),

            // The service fails the whole transaction for one row that is not there: whoever asks for what the snapshot lacks has it already.
            .. commit.Remove.Where(key => before?.Rows.ContainsKey(key) == true).Select(key => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(request.Value, key), ETag.All)),

            // Inserted, never replaced: a line that exists already stops the change instead of being written over.
            .. commit.Trail.Select(line => new TableTransactionAction(TableTransactionActionType.Add, RequestEntities.Of(request, line))),
        ];

        return actions.Count <= Commit.MaxRows
            ? actions
            : throw new InvalidOperationException($"A change has {actions.Count} rows; {Commit.MaxRows} can be written at once.");
    }
}
