using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// The watchdog. A message for it is on its way before every change; when it arrives, either the change is there, and what it owes is done, or it is
/// not, and is fenced off so that a writer that was only paused cannot write it late, unwatched.
/// </summary>
public sealed class CheckChange(IRequestStore store, Outbox outbox, PipelineOptions options, TimeProvider clock)
{
    /// <param name="operation">The change to look for; null to do only what is owed.</param>
    /// <returns>True when nothing is owed any more that is ours to do. False: come back later.</returns>
    /// <exception cref="UnavailableException">Storage does not answer.</exception>
    public async Task<bool> RunAsync(RequestId id, OperationId? operation, CancellationToken cancellation)
    {
        if (await store.ReadAsync(id, cancellation) is not { } request)
        {
            await AbandonAsync(id, operation, cancellation);
            return true;
        }

        if (operation is { } expected && !await store.HasOperationAsync(id, expected, cancellation))
        {
            // When the fence fails, somebody else changed the request meanwhile, which fences just as well.
            await store.TryFenceAsync(request, cancellation);
        }

        // What is younger has a watchdog of its own on the way, and a writer that may be doing it at this moment: two of them would send a text twice.
        var dead = clock.GetUtcNow() - options.WatchdogDelay;
        return await outbox.DispatchAsync(request, owed => owed.Operation == operation || owed.OwedAt <= dead, cancellation);
    }

    /// <summary>Takes the place of a request that was never written: its writer's insert now meets a row.</summary>
    private async Task AbandonAsync(RequestId id, OperationId? operation, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var head = new MediaRequest
        {
            Id = id,
            Organisation = "none",
            Status = RequestStatus.Abandoned,
            CreatedAt = now,
            EndsAt = now,
            Requester = Actors.Service,
            Asked = new(string.Empty),
            AskedMac = string.Empty,
        };
        var change = new Change { Trail = [new("request-abandoned", MediaRequest.Key, Actors.Service)] };

        await store.TryCommitAsync(
            before: null,
            Commit.From(head, change, OperationId.From(OpaqueId.From("abandon", operation?.Value ?? id.Value)), now),
            cancellation);
    }
}
