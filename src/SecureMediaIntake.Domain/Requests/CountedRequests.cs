using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Counts every change once it is committed. Here and not in the steps: a step that counted before its transaction would count what never happened, and one
/// that forgot to would be missing for ever.
/// </summary>
public sealed class CountedRequests(IRequestStore store, JourneyMeter meter) : IRequestStore
{
    /// <summary>From the moment the last byte of a file was safe.</summary>
    private static readonly Dictionary<string, string> SinceReceived = new(StringComparer.Ordinal)
    {
        ["media-sealed"] = "received-to-sealed",
        ["media-filed"] = "received-to-filed",
        ["media-refused"] = "received-to-refused",
        ["media-acknowledged"] = "received-to-acknowledged",
    };

    public Task<RequestSnapshot?> ReadAsync(RequestId request, CancellationToken cancellation) => store.ReadAsync(request, cancellation);

    public async Task<RequestSnapshot?> TryCommitAsync(RequestSnapshot? before, Commit commit, CancellationToken cancellation)
    {
        var after = await store.TryCommitAsync(before, commit, cancellation);

        foreach (var line in after is null ? [] : commit.Trail)
        {
            meter.Happened(line);
            Measure(after!, line);
        }

        return after;
    }

    public Task ForgetAsync(RequestId request, OutboxRow done, CancellationToken cancellation) => store.ForgetAsync(request, done, cancellation);

    public Task<bool> TryFenceAsync(RequestSnapshot seen, CancellationToken cancellation) => store.TryFenceAsync(seen, cancellation);

    public Task<bool> HasOperationAsync(RequestId request, OperationId operation, CancellationToken cancellation) =>
        store.HasOperationAsync(request, operation, cancellation);

    public IAsyncEnumerable<TrailLine> ReadTrailAsync(RequestId request, CancellationToken cancellation) => store.ReadTrailAsync(request, cancellation);

    private void Measure(RequestSnapshot request, TrailLine line)
    {
        if (SinceReceived.TryGetValue(line.Action, out var step) && request.Find<MediaItem>(line.Object) is { ReceivedAt: { } received })
        {
            meter.Took(step, line.Time - received);
        }
        else if (line.Action == "media-sent")
        {
            meter.Took("asked-to-sent", line.Time - request.Head.CreatedAt);
        }
    }
}
