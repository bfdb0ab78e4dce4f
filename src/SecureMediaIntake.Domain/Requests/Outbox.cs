using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Does what a committed change owes to the outside, oldest first, and forgets each effect only when it is done.</summary>
public sealed class Outbox
{
    /// <summary>How often the line that tells of a done effect is tried against other writers before it is left to the watchdog.</summary>
    private const int MaxTries = 5;

    private readonly IRequestStore _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, IEffectHandler> _handlers;

    public Outbox(IRequestStore store, IEnumerable<IEffectHandler> handlers, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        _handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);
    }

    /// <summary>Runs owed effects. One that cannot be done now stays; those behind it are done all the same.</summary>
    /// <param name="isOurs">Which to run: whoever does another's while that one is at it does it a second time.</param>
    /// <returns>True when none of them is owed any more.</returns>
    public async Task<bool> DispatchAsync(RequestSnapshot request, Func<OutboxRow, bool> isOurs, CancellationToken cancellation)
    {
        var allDone = true;

        foreach (var owed in request.Outbox().Where(isOurs))
        {
            try
            {
                var tell = await _handlers[owed.Kind].RunAsync(request, owed, cancellation);
                CrashPoint.Hit($"Outbox.{owed.Kind}.after");
                allDone &= await SettleAsync(request, owed, tell, cancellation);
            }
            catch (UnavailableException)
            {
                // The change is committed and its watchdog is on the way: failing the caller now would tell them that it did not happen.
                allDone = false;
            }
        }

        return allDone;
    }

    private async Task<bool> SettleAsync(
        RequestSnapshot seen, OutboxRow owed, Func<RequestSnapshot, Change>? tell, CancellationToken cancellation)
    {
        if (tell is null)
        {
            await _store.ForgetAsync(seen.Id, owed, cancellation);
            return true;
        }

        var operation = OperationId.From(OpaqueId.From(owed.Operation.Value, owed.RowKey));

        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await _store.ReadAsync(seen.Id, cancellation) is not { } now || now.Find<OutboxRow>(owed.RowKey) is null)
            {
                return true;
            }

            var change = tell(now);

            if (change.Effects.Count > 0)
            {
                throw new InvalidOperationException($"Effect {owed.Kind} owes another: nobody would watch over that one.");
            }

            var commit = Commit.From(
                now.Head, change with { Remove = [.. change.Remove, owed.RowKey] }, operation, _clock.GetUtcNow());

            if (await _store.TryCommitAsync(now, commit, cancellation) is { } after)
            {
                // What followed from it: owed as of this effect, so the same watchdog looks after it.
                return await DispatchAsync(after, row => row.Number >= commit.Head.NextEffect, cancellation);
            }
        }

        return false;
    }
}
