using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Where requests live: one partition each, changed only by whole transactions.</summary>
public interface IRequestStore
{
    /// <summary>All rows of a request but its trail, or null when there is no such partition.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation);

    /// <summary>Writes <paramref name="commit"/> if the request still stands as in <paramref name="before"/> (null: does not exist yet).</summary>
    /// <returns>
    /// The request after it, also when the acknowledgement was lost and a second look shows that this very operation was written;
    /// null when another change came first.
    /// </returns>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer, and whether it was written is not known.</exception>
    Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation);

    /// <summary>Removes one outbox row whose effect is done. Gone already is fine.</summary>
    Task ForgetAsync(RequestId request, OutboxRow done, CancellationToken cancellation);

    /// <summary>Replaces the head row by itself, so that whoever read it before can no longer commit.</summary>
    /// <returns>False when the request changed meanwhile: then there is nothing left to fence.</returns>
    Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation);

    /// <summary>Whether the trail holds a line of this operation.</summary>
    Task<bool> HasOperationAsync(RequestId request, OperationId operation, CancellationToken cancellation);

    /// <summary>The trail, oldest line first.</summary>
    IAsyncEnumerable<TrailLine> ReadTrailAsync(RequestId request, CancellationToken cancellation);
}
