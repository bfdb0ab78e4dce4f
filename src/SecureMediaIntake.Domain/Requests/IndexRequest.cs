namespace SecureMediaIntake.Domain.Requests;

/// <summary>Lists of requests, written from the outbox and rebuildable from the partitions. Ids only: nothing about a patient.</summary>
public interface IRequestIndex
{
    /// <summary>Adds the request to its organisation's list and to the list of the day on which it ends. Again is harmless.</summary>
    Task AddAsync(MediaRequest request, CancellationToken cancellation);

    /// <summary>Newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RequestId>> NewestAsync(string organisation, int limit, CancellationToken cancellation);

    /// <summary>All of them, newest first.</summary>
    IAsyncEnumerable<RequestId> AllAsync(string organisation, CancellationToken cancellation);

    /// <summary>Requests whose links end on that day (UTC).</summary>
    IAsyncEnumerable<RequestId> EndingOnAsync(DateOnly day, CancellationToken cancellation);
}

/// <summary>The effect "put the request on the lists".</summary>
public sealed class IndexRequest(IRequestIndex index) : IEffectHandler
{
    public const string EffectKind = "index-request";

    public static Effect Owed { get; } = new(EffectKind);

    public string Kind => EffectKind;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        await index.AddAsync(request.Head, cancellation);
        return null;
    }
}
