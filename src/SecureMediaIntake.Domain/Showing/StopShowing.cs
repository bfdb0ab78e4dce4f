using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>A view link is ended before its time. Every page and range of it is judged on this row, so the next one is refused, within 5 seconds at the latest.</summary>
public sealed class StopShowing(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <returns>True; <see cref="RequestProblems.Unknown"/> for a link that there is not. Again is harmless.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, int number, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.StopSharing, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, number, actor, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, int number, ActorRow actor, DateTimeOffset now) =>
        request.ViewLink(number) is not { } link
            ? RequestProblems.Unknown
            : ViewLinkRules.Apply(link, new ViewLinkEvent.Revoke(), now).Then<Decision<bool>>(after => after == link
                ? Decision<bool>.Already(true)
                : new Decision<bool>(new Change { Put = [actor, after], Trail = [new("view-link-stopped", link.RowKey, actor.Pseudonym)] }, true));
}
