using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Somebody says why they must see photos that may show a private area. The reason is written before a byte of any of them leaves, thumbnails included.</summary>
public sealed class ShowPrivateMedia(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <summary>The trail's word for it.</summary>
    public const string Shown = "private-media-shown";

    /// <returns>True; <see cref="ViewingProblems.ReasonIsMissing"/>, <see cref="ViewingProblems.ReasonIsTooLong"/>, <see cref="RequestProblems.Unknown"/>.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, string? typed, CancellationToken cancellation)
    {
        var reason = string.Concat((typed ?? string.Empty).Where(letter => !char.IsControl(letter))).Trim();

        if (reason.Length is 0 or > PrivateShown.MaxReason)
        {
            return reason.Length == 0 ? ViewingProblems.ReasonIsMissing : ViewingProblems.ReasonIsTooLong;
        }

        using var opened = await requests.RunAsync(clinician, ClinicAction.ViewMedia, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var (operation, actor) = (OperationId.New(), Actors.For(clinician, opened.Key));
        var shown = new PrivateShown
        {
            Operation = operation,
            Actor = actor.Pseudonym,
            At = clock.GetUtcNow(),
            Reason = opened.Key.Seal(reason, PrivateShown.Purpose),
        };

        return await ledger.ChangeAsync<bool>(
            id,
            operation,
            request => new Decision<bool>(
                new Change
                {
                    Put = request.Find<ActorRow>(actor.RowKey) is null ? [actor, shown] : [shown],
                    Trail = [new TrailEvent(Shown, MediaRequest.Key, actor.Pseudonym)],
                },
                true),
            cancellation);
    }
}
