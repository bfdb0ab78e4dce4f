namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>Remembers the latest invocations and lets a caller wait for one.</summary>
internal sealed class InvocationLog(TimeProvider clock)
{
    /// <summary>Invocations kept: days of `run dev`, a few megabytes.</summary>
    private const int Capacity = 20_000;

    private readonly Lock _gate = new();
    private readonly List<Invocation> _kept = [];
    private readonly List<(Func<Invocation, bool> Wanted, TaskCompletionSource<Invocation> Found)> _waiting = [];
    private long _number;

    public IReadOnlyList<Invocation> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept];
            }
        }
    }

    public Invocation Begin(string function, string? messageId = null, long? dequeueCount = null)
    {
        lock (_gate)
        {
            var begun = new Invocation(
                ++_number, function, messageId, dequeueCount, clock.GetUtcNow(), End: null, InvocationOutcome.Running, Reason: null);
            if (_kept.Count == Capacity)
            {
                _kept.RemoveAt(0);
            }

            _kept.Add(begun);
            Tell(begun);
            return begun;
        }
    }

    public Invocation Finish(Invocation begun, InvocationResult result)
    {
        lock (_gate)
        {
            var ended = begun with { End = clock.GetUtcNow(), Outcome = result.Outcome, Reason = result.Reason };
            if (_kept.IndexOf(begun) is var place and >= 0)
            {
                _kept[place] = ended;
            }

            Tell(ended);
            return ended;
        }
    }

    /// <summary>The first invocation, past or to come, that is <paramref name="wanted"/>.</summary>
    public Task<Invocation> FirstAsync(Func<Invocation, bool> wanted, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_kept.FirstOrDefault(wanted) is { } found)
            {
                return Task.FromResult(found);
            }

            var later = new TaskCompletionSource<Invocation>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, later));
            return later.Task.WaitAsync(cancellation);
        }
    }

    private void Tell(Invocation changed) =>
        _waiting.RemoveAll(waiter => waiter.Wanted(changed) && waiter.Found.TrySetResult(changed));
}
