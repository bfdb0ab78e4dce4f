using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Partitions in memory, with the one rule that matters: a commit counts only while the head it was made from still stands.</summary>
internal sealed class InMemoryRequests : IRequestStore, IRequestIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, RequestSnapshot> _snapshots = [];
    private readonly Dictionary<RequestId, List<TrailLine>> _trails = [];
    private readonly List<MediaRequest> _listed = [];
    private int _changes;

    public IReadOnlyList<TrailLine> Trail(RequestId request)
    {
        lock (_gate)
        {
            return [.. _trails[request]];
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _snapshots.Count;
            }
        }
    }

    public Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_snapshots.GetValueOrDefault(request));
        }
    }

    public Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var id = commit.Head.Id;

            if (_snapshots.GetValueOrDefault(id)?.Tag != before?.Tag)
            {
                return Task.FromResult<RequestSnapshot?>(null);
            }

            var rows = before is null ? [] : before.Rows.ToDictionary(StringComparer.Ordinal);
            commit.Remove.ToList().ForEach(key => rows.Remove(key));

            foreach (var row in commit.Put)
            {
                rows[row.RowKey] = row;
            }

            var after = new RequestSnapshot(commit.Head, rows, $"{++_changes}");
            _snapshots[id] = after;
            _trails.TryAdd(id, []);
            _trails[id].AddRange(commit.Trail);
            return Task.FromResult<RequestSnapshot?>(after);
        }
    }

    public Task ForgetAsync(RequestId request, OutboxRow done, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var now = _snapshots[request];
            _snapshots[request] = now with
            {
                Rows = now.Rows.Where(row => row.Key != done.RowKey).ToDictionary(StringComparer.Ordinal),
            };
        }

        return Task.CompletedTask;
    }

    public Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation) => Task.FromResult(false);

    public Task<bool> HasOperationAsync(RequestId request, OperationId operation, CancellationToken cancellation) =>
        Task.FromResult(Trail(request).Any(line => line.Operation == operation.Value));

    public async IAsyncEnumerable<TrailLine> ReadTrailAsync(RequestId request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in Trail(request))
        {
            yield return await Task.FromResult(line);
        }
    }

    public Task AddAsync(MediaRequest request, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _listed.Add(request);
        }

        return Task.CompletedTask;
    }

    /// <summary>Says everybody's: what must not be shown has to be stopped behind it.</summary>
    public Task<IReadOnlyList<RequestId>> NewestAsync(string organisation, int limit, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RequestId>>(
                [.. _listed.OrderByDescending(request => request.CreatedAt).Take(limit).Select(request => request.Id)]);
        }
    }

    public IAsyncEnumerable<RequestId> EndingOnAsync(DateOnly day, CancellationToken cancellation) => AsyncEnumerable.Empty<RequestId>();
}
