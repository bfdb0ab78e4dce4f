namespace SecureMediaIntake.Domain.Requests;

/// <summary>Something to be done outside the partition once a change is committed: send a message, write an index, send a text.</summary>
/// <param name="Kind">Names the <see cref="IEffectHandler"/>.</param>
/// <param name="Argument">What the handler needs: opaque ids, numbers, never anything about the patient, never a secret.</param>
public sealed record Effect(string Kind, string Argument = "");

/// <summary>An effect that is owed. Lives from the transaction that caused it until it is known to be done.</summary>
public sealed record OutboxRow : IRow
{
    public const string Prefix = "outbox:";

    public string RowKey => $"{Prefix}{Number:D10}";

    public required long Number { get; init; }

    public required string Kind { get; init; }

    public required string Argument { get; init; }

    /// <summary>The change that caused it: also the reference by which a text that may already be out is recognised.</summary>
    public required OperationId Operation { get; init; }

    /// <summary>When that change was committed: until its own watchdog is due, its writer may still be doing it. Rows older than this member are long due.</summary>
    public DateTimeOffset OwedAt { get; init; }
}

/// <summary>Does one kind of effect.</summary>
public interface IEffectHandler
{
    string Kind { get; }

    /// <summary>Does it. May be called again for the same row after a crash, so a second run must do no harm.</summary>
    /// <returns>What to write together with the removal of the row, made from fresh rows; or null when there is nothing to tell.</returns>
    /// <exception cref="Outcomes.UnavailableException">Not now; the row stays and the watchdog comes back.</exception>
    Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation);
}
