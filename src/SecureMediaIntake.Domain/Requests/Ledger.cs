using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// The only way to change a request: read, decide (pure), write everything in one transaction, then do what is owed. A decision that lost a
/// race is made again from what the winner left.
/// </summary>
public sealed class Ledger(IRequestStore store, IPipelineQueues queues, Outbox outbox, PipelineOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A writer that its watchdog overtakes three times is on a machine that should not go on.</summary>
    private const int MostCreations = 3;

    /// <summary>A request's rows now, or null. An abandoned request is as good as none.</summary>
    public async Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation) =>
        await store.ReadAsync(request, cancellation) is { Head.Status: not RequestStatus.Abandoned } found ? found : null;

    /// <summary>Changes an existing request.</summary>
    /// <param name="decide">Called once per try with fresh rows; must not touch the outside.</param>
    /// <returns>What the decision answered, or its refusal; <see cref="RequestProblems.Unknown"/> when there is no such request.</returns>
    /// <exception cref="UnavailableException">Storage does not answer or the contention does not end; nothing is lost, the watchdog will look.</exception>
    public async Task<Outcome<T>> ChangeAsync<T>(
        RequestId request, OperationId operation, Func<RequestSnapshot, Outcome<Decision<T>>> decide, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var watched = false;

        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            if (await ReadAsync(request, cancellation) is not { } before)
            {
                return RequestProblems.Unknown;
            }

            switch (decide(before))
            {
                case Outcome<Decision<T>>.Refused(var problem):
                    return problem;

                case Outcome<Decision<T>>.Ok({ Change: null, Answer: var already }):
                    return already;

                case Outcome<Decision<T>>.Ok({ Change: { } change, Answer: var answer }):
                    if (!watched)
                    {
                        // Before the transaction: after it, a crash could leave a change that nobody comes back to.
                        await WatchAsync(request, operation, cancellation);
                        watched = true;
                    }
                    else if (clock.GetElapsedTime(started) > options.GiveUpAfter)
                    {
                        // Judged again after the read: rows read behind the watchdog's back are not fenced off, and would commit unwatched.
                        throw TooMany();
                    }

                    if (await store.TryCommitAsync(before, Commit.From(before.Head, ListActor.Owed(before, change), operation, clock.GetUtcNow()), cancellation)
                        is { } after)
                    {
                        await outbox.DispatchAsync(after, owed => owed.Operation == operation, cancellation);
                        return answer;
                    }

                    break;
            }

            if (clock.GetElapsedTime(started) + pause > options.GiveUpAfter)
            {
                throw TooMany();
            }

            await Task.Delay(pause, clock, cancellation);
        }
    }

    /// <summary>Writes a new request, unless it exists.</summary>
    /// <returns>The request as it is now, and whether it was there before.</returns>
    public async Task<(RequestSnapshot Request, bool Existed)> CreateAsync(
        MediaRequest head, Change change, OperationId operation, CancellationToken cancellation)
    {
        RequestSnapshot? abandoned = null;

        for (var tries = 0; tries < MostCreations; tries++)
        {
            // Each try has a watchdog of its own: the one that fenced the try before has been used up.
            await WatchAsync(head.Id, operation, cancellation);
            CrashPoint.Hit("Request.committed.before");

            if (await store.TryCommitAsync(abandoned, Commit.From(After(head, abandoned), ListActor.Owed(before: null, change), operation, clock.GetUtcNow()), cancellation) is { } made)
            {
                CrashPoint.Hit("Request.committed.after");
                await outbox.DispatchAsync(made, owed => owed.Operation == operation, cancellation);
                return (made, Existed: false);
            }

            abandoned = await store.ReadAsync(head.Id, cancellation);

            if (abandoned is { Head.Status: not RequestStatus.Abandoned } existing)
            {
                return (existing, Existed: true);
            }

            // The watchdog came first, for this writer or for one that died. Its mark is replaced, not met again and again: whoever asks with the same
            // key once more would never get anywhere.
        }

        throw new UnavailableException("The new request took too long to write.");
    }

    /// <summary>The new head, with the trail that an abandoned one has begun.</summary>
    private static MediaRequest After(MediaRequest head, RequestSnapshot? abandoned) =>
        abandoned is null ? head : head with { Trail = abandoned.Head.Trail, NextEffect = abandoned.Head.NextEffect };

    private async Task WatchAsync(RequestId request, OperationId operation, CancellationToken cancellation) =>
        await queues.SendAsync(
            PipelineQueue.CheckRequest, new(request, Operation: operation), options.WatchdogDelay, cancellation);

    private static UnavailableException TooMany() => new("The request is being changed by too many at once.");

    private static TimeSpan Longer(TimeSpan pause)
    {
        var doubled = pause * 2;
        var bounded = doubled < LongestPause ? doubled : LongestPause;

        // Jitter, or two writers that collided once would collide at every further try.
        return bounded * (0.5 + (RandomNumberGenerator.GetInt32(100) / 100.0));
    }
}
