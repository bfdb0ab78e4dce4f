using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>A second person, a senior clinician who neither asked for the media nor said that they are another patient's, agrees to what becomes of them.</summary>
public sealed class DecideMisfile(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <param name="stamp">Of the right patient whom the page showed: <see cref="MisfileTarget.TargetStamp"/>.</param>
    /// <returns>What is decided. Moving goes on in the pipeline; the other two are done.</returns>
    public async Task<Outcome<MisfileDecision>> RunAsync(
        Clinician clinician, RequestId id, string misfile, MisfileDecision? decision, string? stamp, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.AgreeAsSecond, id, cancellation);

        if (opened?.Snapshot.Misfile(misfile) is null)
        {
            return RequestProblems.Unknown;
        }

        if (decision is not { } wanted || !Enum.IsDefined(wanted))
        {
            return RepairProblems.DecisionIsMissing;
        }

        var actor = Actors.For(clinician, opened.Key);
        var decided = await ledger.ChangeAsync(
            id, OperationId.New(), request => Decide(request, request.Misfile(misfile)!, wanted, stamp, actor, clock.GetUtcNow()), cancellation);
        CrashPoint.Hit("Repair.decided.after");
        return decided;
    }

    private static Outcome<Decision<MisfileDecision>> Decide(
        RequestSnapshot request, Misfile misfile, MisfileDecision wanted, string? stamp, ActorRow actor, DateTimeOffset now) => misfile switch
    {
        { Decision: { } before } => before == wanted ? Decision<MisfileDecision>.Already(before) : RepairProblems.AlreadyDecided,
        _ when IsFirst(misfile, wanted, actor) => RepairProblems.SecondPersonIsYou,
        { Target: null } when wanted is MisfileDecision.Move => RepairProblems.TargetIsMissing,
        _ when wanted is MisfileDecision.Move && stamp != misfile.TargetStamp() => RepairProblems.ChangedMeanwhile,
        _ => new Decision<MisfileDecision>(ChangeFor(request, misfile with { Decision = wanted, DecidedBy = actor.Pseudonym, DecidedAt = now }, actor, now), wanted),
    };

    private static bool IsFirst(Misfile misfile, MisfileDecision wanted, ActorRow actor) =>
        actor.Pseudonym == misfile.AskedBy || (wanted is MisfileDecision.Move && actor.Pseudonym == misfile.NamedBy);

    private static Change ChangeFor(RequestSnapshot request, Misfile decided, ActorRow actor, DateTimeOffset now)
    {
        var change = decided.Decision switch
        {
            MisfileDecision.Move => new Change
            {
                Put = [decided],
                Trail = [new TrailEvent("move-agreed", MediaRequest.Key, actor.Pseudonym, decided.Id)],
                Effects = [SendMessage.To(PipelineQueue.CheckRequest)],
            },
            MisfileDecision.Erase => Erasing.Of(request, decided with { SettledAt = now }, "media-erased", actor.Pseudonym),
            MisfileDecision.PutBack => PutBack(request, decided with { SettledAt = now }, actor, now),
            _ => throw new UnreachableException($"Decision {decided.Decision} does nothing."),
        };

        return change with
        {
            Put = [actor, .. change.Put],
            Effects = [.. change.Effects, Listing.Remove(RequestLists.ToDecide(request.Head.Organisation), decided.Id)],
        };
    }

    private static Change PutBack(RequestSnapshot request, Misfile settled, ActorRow actor, DateTimeOffset now)
    {
        var back = settled.Items.Select(held => request.Item(held.Item)).OfType<MediaItem>().Where(item => item.Status is ItemStatus.NeedsAttention)
            .Select(item => HeldItems.PutBack(item, now)).ToList();

        return new()
        {
            Put = [settled, .. back],

            // Who read that it was the wrong patient has to hear that it was the right one.
            Remove = [.. request.All<MisfileRead>().Where(read => read.Misfile == settled.Id).Select(read => read.RowKey)],
            Trail = [new TrailEvent("put-back", MediaRequest.Key, actor.Pseudonym, settled.Id)],
            Effects =
            [
                .. back.Where(item => item.Status is ItemStatus.Sealed).Select(item => SendMessage.To(PipelineQueue.MediaSealed, item.Id)),
                TellViewers.Owed(settled.Id),
            ],
        };
    }
}
