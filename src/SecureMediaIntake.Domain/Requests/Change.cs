using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a decision wants written: all of it in one transaction, or none.</summary>
public sealed record Change
{
    /// <summary>The head row as it shall be, or null when only other rows change. The ledger adds trail and outbox numbers.</summary>
    public MediaRequest? Head { get; init; }

    /// <summary>Rows to insert or replace.</summary>
    public IReadOnlyList<IRow> Put { get; init; } = [];

    /// <summary>Row keys to remove.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>What the trail shall tell. At least one line: no effect without a line, no line without an effect.</summary>
    public required IReadOnlyList<TrailEvent> Trail { get; init; }

    /// <summary>What is owed to the outside once this is committed.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];
}

/// <summary>A pure decision: what to write (or nothing, when it is already so) and what to answer.</summary>
public sealed record Decision<T>(Change? Change, T Answer)
{
    /// <summary>Nothing to write: the state already says it.</summary>
    public static Decision<T> Already(T answer) => new(null, answer);
}

/// <summary>A change made ready by the ledger: numbered, chained and named, to be written as one transaction.</summary>
public sealed record Commit(
    MediaRequest Head,
    IReadOnlyList<IRow> Put,
    IReadOnlyList<string> Remove,
    IReadOnlyList<TrailLine> Trail,
    OperationId Operation)
{
    /// <summary>Largest number of rows in one entity-group transaction.</summary>
    /// <remarks>Azure Tables: 100 entities and 4 MiB a batch.</remarks>
    public const int MaxRows = 100;

    public static Commit From(MediaRequest before, Change change, OperationId operation, DateTimeOffset now)
    {
        var head = change.Head ?? before;
        var owed = change.Effects.Select((effect, n) => new OutboxRow
        {
            Number = before.NextEffect + n,
            Kind = effect.Kind,
            Argument = effect.Argument,
            Operation = operation,
            OwedAt = now,
        });
        var (lines, end) = Audit.Trail.Append(before.Trail, head.Id.Value, head.Organisation, operation.Value, now, change.Trail);

        return new(
            head with { Trail = end, NextEffect = before.NextEffect + change.Effects.Count },
            [.. change.Put, .. owed],
            change.Remove,
            lines,
            operation);
    }
}
