using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>A share is ended before its time, or before it began. Every page, picture and range of it is judged on this row, so the next one is refused, within 5 seconds at the latest.</summary>
public sealed class StopSharing(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <returns>True; <see cref="RequestProblems.Unknown"/> for a share that there is not. Again is harmless.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, string grant, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.StopSharing, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, grant, actor, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, string id, ActorRow actor, DateTimeOffset now) =>
        request.Find<GrantRow>(GrantRow.KeyOf(id)) switch
        {
            null => RequestProblems.Unknown,
            { } grant when !grant.IsOpenAt(now) => Decision<bool>.Already(true),
            { } grant => new Decision<bool>(
                new Change
                {
                    Put = [actor, grant with { EndedAt = now }],
                    Trail = [new TrailEvent(grant.IsLiveAt(now) ? "share-stopped" : "share-withdrawn", grant.RowKey, actor.Pseudonym)],
                    Effects = [ListGrants.Owed(grant.Id)],
                },
                true),
        };
}
