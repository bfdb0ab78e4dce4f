using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Gives the browser a short-lived right to write one blob. Renewing it keeps the session alive: moving bytes count.</summary>
public sealed class GrantUpload(Ledger ledger, IUploadBlobs blobs, TimeProvider clock)
{
    public async Task<Outcome<UploadRight>> RunAsync(LinkSession session, ItemId item, CancellationToken cancellation)
    {
        var granted = await ledger.ChangeAsync(
            session.Request.Id,
            OperationId.New(),
            request => Decide(request, session, item, clock.GetUtcNow()),
            cancellation);

        // The line first, then the right: the other order could give out a right that the trail does not know.
        return granted switch
        {
            Outcome<Upload>.Ok(var upload) => await blobs.GrantAsync(upload.Blob, UploadLimits.RightLife, cancellation),
            Outcome<Upload>.Refused(var problem) => problem,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Outcome<Decision<Upload>> Decide(RequestSnapshot request, LinkSession session, ItemId item, DateTimeOffset now)
    {
        if (request.Find<Upload>(Upload.KeyOf(item)) is not { } upload || request.Item(item) is not { Status: ItemStatus.Reserved })
        {
            return UploadProblems.Unknown;
        }

        if (upload.CommittedETag is not null)
        {
            return ItemRules.NotNow;
        }

        return session.Move(request, now)
            .Then<Decision<Upload>>(after => new Decision<Upload>(
                new Change { Put = [after], Trail = [new("upload-right-granted", MediaItem.KeyOf(item), Actors.Service)] }, upload));
    }
}
