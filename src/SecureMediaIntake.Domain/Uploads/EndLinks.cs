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
        var ended = request.All<UploadLink>()
            .Select(link => (Before: link, After: LinkRules.Apply(link, new LinkEvent.EndReached(), now, request.AnyReceived())))
            .Where(pair => pair.After is Outcome<UploadLink>.Ok(var after) && after != pair.Before)
            .Select(pair => ((Outcome<UploadLink>.Ok)pair.After).Value)
            .ToList();

        return ended.Count == 0
            ? Decision<bool>.Already(false)
            : new Decision<bool>(
                new Change
                {
                    Put = ended,
                    Trail = [.. ended.Select(link => new Audit.TrailEvent("link-ended", link.RowKey, Actors.Service))],
                    Effects = [.. request.Items().SelectMany(item => Owed(request, item))],
                },
                true);
    }

    private static IEnumerable<Effect> Owed(RequestSnapshot request, MediaItem item) => item.Status switch
    {
        ItemStatus.Sealed => [SendMessage.To(PipelineQueue.MediaSealed, item.Id)],
        ItemStatus.Filed or ItemStatus.Acknowledged or ItemStatus.Refused => [SendMessage.To(PipelineQueue.MediaFiled, item.Id)],
        ItemStatus.Reserved when request.Find<Upload>(Upload.KeyOf(item.Id)) is { IsUnderWay: false } left => [DeleteUpload.Owed(left.Blob)],
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
