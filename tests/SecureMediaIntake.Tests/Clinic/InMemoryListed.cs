using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Lists in memory, with the one rule that matters: what is older never replaces what is newer.</summary>
internal sealed class InMemoryListed : IListedRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string List, RequestId Request), ListedRequest> _lines = [];

    /// <summary>Called before each line is written: a moment for another writer to be faster.</summary>
    public Func<Task> Writing { get; set; } = () => Task.CompletedTask;

    public bool IsDown { get; set; }

    /// <summary>Portions that were read.</summary>
    public int Pages { get; private set; }

    public async Task PutAsync(string list, ListedRequest line, CancellationToken cancellation)
    {
        if (IsDown)
        {
            throw new UnavailableException("The lists do not answer.");
        }

        await Writing();
        lock (_gate)
        {
            if (!_lines.TryGetValue((list, line.Id), out var there) || there.Version <= line.Version)
            {
                _lines[(list, line.Id)] = line;
            }
        }
    }

    public Task<bool> HasAsync(string list, ListedRequest line, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_lines.TryGetValue((list, line.Id), out var there) && there.Covers(line));
        }
    }

    public Task<IReadOnlyList<ListedRequest>> PageAsync(string list, string? after, int limit, CancellationToken cancellation)
    {
        Pages++;
        return Task.FromResult<IReadOnlyList<ListedRequest>>(
        [
            .. Of(list).Where(line => !line.IsGone && string.CompareOrdinal(line.Position, after ?? string.Empty) > 0)
                .OrderBy(line => line.Position, StringComparer.Ordinal).Take(limit),
        ]);
    }

    public async IAsyncEnumerable<ListedRequest> OpenAsync(string list, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in Of(list).Where(line => line.IsOpen))
        {
            yield return await Task.FromResult(line);
        }
    }

    public Task ForgetOverAsync(string list, DateTimeOffset before, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Everything is lost, as when the table was.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lines.Clear();
        }
    }

    public IReadOnlyList<ListedRequest> Of(string list)
    {
        lock (_gate)
        {
            return [.. _lines.Where(line => line.Key.List == list).Select(line => line.Value)];
        }
    }
}
