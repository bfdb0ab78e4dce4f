using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// Notes that a link's end date was reached. No right hangs on this (every read judges the date), but what waited for Send is filed now, and
/// what the patient left in the drop zone is cleared.
/// </summary>
public sealed class EndLinks(Ledger ledger, TimeProvider clock)
{
    /// <summary>Again is harmless.</summary>
    public Task<Outcome<bool>> RunAsync(RequestId id, CancellationToken cancellation) => ledger.ChangeAsync(
        id, OperationId.New(), request => Decide(request, clock.GetUtcNow()), cancellation);

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, DateTimeOffset now)
    {
        // Also a link that was used up, locked or called off before: its holder had minutes left to put blocks where nobody looks any more.
        var ended = request.All<UploadLink>()
            .Where(link => now >= link.EndsAt && !link.EndNoted)
            .Select(link => LinkRules.Apply(link, new LinkEvent.EndReached(), now, request.AnyReceived()))
            .OfType<Outcome<UploadLink>.Ok>()
            .Select(ok => ok.Value with { EndNoted = true })
            .ToList();
        if (ended.Count == 0)
        {
            return Decision<bool>.Already(false);
        }

        var change = new Change
        {
            Put = ended,
            Trail = [.. ended.Select(link => new Audit.TrailEvent("link-ended", link.RowKey, Actors.Service))],
            Effects = [.. request.Items().SelectMany(item => Owed(request, item))],
        };
        return new Decision<bool>(request.AllLinksEnded(now) ? change.AndClearLeft(request) : change, true);
    }

    private static IEnumerable<Effect> Owed(RequestSnapshot request, MediaItem item) => item.Status switch
    {
        ItemStatus.Sealed => [SendMessage.To(PipelineQueue.MediaSealed, item.Id)],
        ItemStatus.Filed or ItemStatus.Acknowledged or ItemStatus.Refused => [SendMessage.To(PipelineQueue.MediaFiled, item.Id)],
        // Erased long ago, but a right to write outlives Remove and Send by minutes.
        ItemStatus.Erased when request.Find<Upload>(Upload.KeyOf(item.Id)) is { } gone => [DeleteUpload.Owed(gone.Blob)],
        _ => [],
    };
}

/// <summary>The daily walk over the requests whose links end: a net under the messages, not a clock.</summary>
public sealed class SweepEnded(IRequestIndex index, IPipelineQueues queues, TimeProvider clock)
{
    /// <summary>Days looked back, so that a walk that was missed is made up for.</summary>
    private const int DaysBack = 7;

    /// <returns>How many requests were sent to be checked.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var today = UkTime.DayOf(clock.GetUtcNow());
        var count = 0;

        for (var back = 0; back <= DaysBack; back++)
        {
            await foreach (var request in index.EndingOnAsync(today.AddDays(-back), cancellation))
            {
                await queues.SendAsync(PipelineQueue.CheckRequest, new(request), TimeSpan.Zero, cancellation);
                count++;
            }
        }

        return count;
    }
}
