using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>The patient takes a file back before sending. Its bytes go; a line in the trail stays.</summary>
public sealed class RemoveUpload(Ledger ledger, TimeProvider clock)
{
    /// <returns>True; again is harmless.</returns>
    public Task<Outcome<bool>> RunAsync(LinkSession session, ItemId item, CancellationToken cancellation) => ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, item, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, LinkSession session, ItemId id, DateTimeOffset now)
    {
        if (request.Item(id) is not { } item || request.Find<Upload>(Upload.KeyOf(id)) is null)
        {
            return UploadProblems.Unknown;
        }

        if (item.Status == ItemStatus.Erased)
        {
            return Decision<bool>.Already(true);
        }

        // The file first: what was sent on is no longer the patient's to take back, whatever became of the link.
        return TakenBack.Of(request, item, session.Link.Actor).Then(taken => session.Move(request, now)
            .Then<Decision<bool>>(moved => new Decision<bool>(taken with { Put = [moved, .. taken.Put] }, true)));
    }

    /// <summary>Later stages clear what they hold of an erased item; the handler lives with them.</summary>
    public const string ErasedEffect = "clear-erased";
}
