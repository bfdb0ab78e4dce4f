using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>The patient presses Send: the link is spent, and what is sealed may be filed.</summary>
public sealed class SendToTeam(Ledger ledger, TimeProvider clock)
{
    /// <returns>How many photos and videos were sent. Again gives the same answer.</returns>
    public Task<Outcome<SentMedia>> RunAsync(LinkSession session, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<SentMedia>> Decide(RequestSnapshot request, LinkSession session, DateTimeOffset now)
    {
        var link = request.Find<UploadLink>(session.Link.RowKey)!;
        var items = request.Items();

        if (link.StateAt(now, request.AnyReceived()) == LinkStatus.Verified
            && items.Any(item => item.Status == ItemStatus.Reserved && request.Find<Upload>(Upload.KeyOf(item.Id)) is { IsUnderWay: true }))
        {
            return UploadProblems.StillChecking;
        }

        return LinkRules.Apply(link, new LinkEvent.Send(session.Link.Epoch), now, request.AnyReceived()).Then<Decision<SentMedia>>(after =>
        {
            var sent = items.Where(item => item.WasReceived && item.Status is not ItemStatus.Refused).ToList();
            var answer = new SentMedia(sent.Count(i => i.Kind == MediaKind.Photo), sent.Count(i => i.Kind == MediaKind.Video));

            return after == link ? Decision<SentMedia>.Already(answer) : new Decision<SentMedia>(
                new Change
                {
                    Put = [after],
                    Trail = [new("media-sent", link.RowKey, link.Actor)],

                    // Items sealed before this moment wait for it; each is told again, and the one that is not sealed yet will come by itself.
                    Effects = [.. sent.Where(i => i.Status == ItemStatus.Sealed).Select(i => SendMessage.To(PipelineQueue.MediaSealed, i.Id))],
                }.AndClearLeft(request),
                answer);
        });
    }
}

/// <summary>What went to the team.</summary>
public sealed record SentMedia(int Photos, int Videos);
