using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>
/// Looks at a request's clock when a message says so: at half of the time a reminder, at its end the next one is responsible. Row and line of the trail are one
/// transaction, so a step happens once, and never after somebody took it.
/// </summary>
public sealed class WatchClock(Ledger ledger, IPipelineQueues queues, IDirectory directory, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>
    /// How far the clock of the machine that set the time may be ahead of ours (docs/threat-model.md): a message that came so early was the one meant for that time,
    /// and no other would follow.
    /// </summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(15);

    /// <returns>Whether something was due. Again is harmless.</returns>
    public async Task<bool> RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return false;
        }

        var now = clock.GetUtcNow();

        if (!IsToBeNoted(request, now) && request.Find<WaitingRow>(WaitingRow.Key)?.Clock?.NextAt is var next && (next is null || next > now))
        {
            await AgainAsync(id, next - now, cancellation);
            return false;
        }

        var hasSeniors = await HasSeniorsAsync(request.Head, cancellation);
        return await ledger.ChangeAsync(id, OperationId.New(), fresh => Decide(fresh, hasSeniors, clock.GetUtcNow()), cancellation) is Outcome<bool>.Ok { Value: true };
    }

    private async Task AgainAsync(RequestId id, TimeSpan? left, CancellationToken cancellation)
    {
        if (left is { } early && early <= Early)
        {
            await queues.SendAsync(PipelineQueue.CheckRequest, new(id), early + TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private async Task<bool> HasSeniorsAsync(MediaRequest head, CancellationToken cancellation) =>
        (await directory.PeopleAsync(head.Organisation, cancellation)).Any(person =>
            person.IsActive && person.Roles.HasFlag(Roles.Senior) && (head.Team is null || person.Teams.Contains(head.Team)));

    /// <summary>A request that is older than clocks, or that the end of its link moved on.</summary>
    private bool IsToBeNoted(RequestSnapshot request, DateTimeOffset now) =>
        !WaitingRules.After(request, request, ClocksOf(request), now).IsLike(request.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing);

    private Outcome<Decision<bool>> Decide(RequestSnapshot request, bool hasSeniors, DateTimeOffset now)
    {
        if (request.Find<WaitingRow>(WaitingRow.Key) is not { Clock: { } running } waiting
            || ClockRules.Step(running, now, request.UrgencyOf(), hasSeniors, ClocksOf(request)) is var after && after == running)
        {
            // What follows from any change writes down what waits.
            return IsToBeNoted(request, now)
                ? new Decision<bool>(new Change { Trail = [new TrailEvent("waiting-noted", MediaRequest.Key, Actors.Service)] }, true)
                : Decision<bool>.Already(false);
        }

        return new Decision<bool>(
            new Change { Put = [waiting with { Clock = after }], Trail = [new TrailEvent(ActionOf(running, after), MediaRequest.Key, Actors.Service, ReasonOf(after))] }, true);
    }

    private ResponseClocks ClocksOf(RequestSnapshot request) => organisations.ByCode(request.Head.Organisation).Clocks;

    private static string ActionOf(WaitClock before, WaitClock after) =>
        after.HasRunOut ? "clock-ran-out" : after.Level == before.Level ? "clock-reminded" : "clock-escalated";

    private static string ReasonOf(WaitClock clock) => clock.Level.ToString().ToLowerInvariant();
}
