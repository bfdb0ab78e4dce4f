using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What follows from a change, whichever step made it: derived rows, and what is owed to the outside because of it.</summary>
public interface IFollowUp
{
    /// <summary>Pure.</summary>
    /// <param name="before">Null for a new request.</param>
    /// <param name="after">The request as the change leaves it.</param>
    /// <param name="lines">What the change writes into the trail; at least one line, all of one instant.</param>
    FollowedBy Of(RequestSnapshot? before, RequestSnapshot after, IReadOnlyList<TrailLine> lines);
}

/// <param name="Put">Rows to insert or replace in the same transaction. Derived from the others: the change's own lines in the trail tell of them.</param>
public sealed record FollowedBy(IReadOnlyList<IRow> Put, IReadOnlyList<Effect> Effects)
{
    public static FollowedBy Nothing { get; } = new([], []);
}

/// <summary>
/// Adds to every change what follows from it, in its own transaction. Here and not in the steps: some thirty of them move a request, and one that forgot to
/// say so would leave a list wrong, or a clock that never rings.
/// </summary>
public sealed class FollowedRequests(IRequestStore store, IEnumerable<IFollowUp> followUps) : IRequestStore
{
    private readonly IReadOnlyList<IFollowUp> _followUps = [.. followUps];

    public Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation) => store.ReadAsync(request, cancellation);

    public Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation) =>
        store.TryCommitAsync(before, _followUps.Aggregate(commit, (so, followUp) => With(followUp, before, so)), cancellation);

    public Task ForgetAsync(RequestId request, OutboxRow done, CancellationToken cancellation) => store.ForgetAsync(request, done, cancellation);

    public Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation) => store.TryFenceAsync(seen, cancellation);

    public Task<bool> HasOperationAsync(RequestId request, OperationId operation, CancellationToken cancellation) =>
        store.HasOperationAsync(request, operation, cancellation);

    public IAsyncEnumerable<TrailLine> ReadTrailAsync(RequestId request, CancellationToken cancellation) => store.ReadTrailAsync(request, cancellation);

    private static Commit With(IFollowUp followUp, RequestSnapshot? before, Commit commit)
    {
        if (commit.Head.Status == RequestStatus.Abandoned)
        {
            return commit;
        }

        var now = commit.Trail[0].Time;
        var follows = followUp.Of(before is { Head.Status: RequestStatus.Abandoned } ? null : before, After(before, commit), commit.Trail);

        // What a done effect leads to is owed as of that effect: its watchdog is the one that is on its way.
        var cause = commit.Remove.Select(key => before?.Rows.GetValueOrDefault(key)).OfType<OutboxRow>().FirstOrDefault();
        var owed = follows.Effects.Select((effect, n) => new OutboxRow
        {
            Number = commit.Head.NextEffect + n,
            Kind = effect.Kind,
            Argument = effect.Argument,
            Operation = cause?.Operation ?? commit.Operation,
            OwedAt = cause?.OwedAt ?? now,
        });

        return commit with
        {
            Head = commit.Head with { NextEffect = commit.Head.NextEffect + follows.Effects.Count },
            Put = [.. commit.Put.Where(row => follows.Put.All(other => other.RowKey != row.RowKey)), .. follows.Put, .. owed],
        };
    }

    private static RequestSnapshot After(RequestSnapshot? before, Commit commit)
    {
        var rows = before is null ? [] : new Dictionary<string, IRow>(before.Rows, StringComparer.Ordinal);

        foreach (var key in commit.Remove)
        {
            rows.Remove(key);
        }

        foreach (var row in commit.Put)
        {
            rows[row.RowKey] = row;
        }

        return new(commit.Head, rows, before?.Tag ?? string.Empty);
    }
}
