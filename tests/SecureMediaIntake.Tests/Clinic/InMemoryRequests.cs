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

    /// <summary>Somebody writes over a line behind the service's back.</summary>
    public void Tamper(RequestId request, long seq, Func<TrailLine, TrailLine> change)
    {
        lock (_gate)
        {
            _trails[request] = [.. _trails[request].Select(line => line.Seq == seq ? change(line) : line)];
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

    /// <summary>As an older version left it.</summary>
    public void Put(RequestSnapshot request)
    {
        lock (_gate)
        {
            _snapshots[request.Id] = request;
        }
    }

    public Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_snapshots.GetValueOrDefault(request));
        }
    }

    /// <summary>Called with each commit just before it is tried: a moment for somebody else to come in between.</summary>
    public Func<Commit, Task> Committing { get; set; } = _ => Task.CompletedTask;

    public async Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation)
    {
        await Committing(commit);
        lock (_gate)
        {
            var id = commit.Head.Id;

            if (_snapshots.GetValueOrDefault(id)?.Tag != before?.Tag)
            {
                return null;
            }

            var rows = before is null ? [] : _snapshots[id].Rows.ToDictionary(StringComparer.Ordinal);
            commit.Remove.ToList().ForEach(key => rows.Remove(key));

            foreach (var row in commit.Put)
            {
                rows[row.RowKey] = row;
            }

            var after = new RequestSnapshot(commit.Head, rows, $"{++_changes}");
            _snapshots[id] = after;
            _trails.TryAdd(id, []);
            _trails[id].AddRange(commit.Trail);
            return after;
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

    public Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var now = _snapshots[seen.Id];
            if (now.Tag != seen.Tag)
            {
                return Task.FromResult(false);
            }

            _snapshots[seen.Id] = now with { Tag = $"{++_changes}" };
            return Task.FromResult(true);
        }
    }

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

    public async IAsyncEnumerable<RequestId> AllAsync(string organisation, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var id in await NewestAsync(organisation, int.MaxValue, cancellation))
        {
            yield return id;
        }
    }

    public IAsyncEnumerable<RequestId> EndingOnAsync(DateOnly day, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _listed.Where(request => UkTime.DayOf(request.EndsAt) == day).Select(request => request.Id).ToList().ToAsyncEnumerable();
        }
    }
}
