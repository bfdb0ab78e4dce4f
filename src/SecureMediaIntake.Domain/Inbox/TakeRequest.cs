using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Somebody takes what waits, with one press: it is theirs, and the clock stops. It says nothing about having looked.</summary>
public sealed class TakeRequest(Ledger ledger, OpenRequest requests, IPersonMarks marks, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>Whether it is theirs: false when somebody else was faster, and has it. <see cref="InboxProblems.NothingWaits"/>.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.TakeOn, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        var list = await marks.OfAsync(organisations.ByCode(clinician.Organisation), clinician.Id, cancellation);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, actor, list, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, ActorRow actor, string list, DateTimeOffset now)
    {
        var owner = request.Find<OwnerRow>(OwnerRow.Key);

        if (request.Find<WaitingRow>(WaitingRow.Key) is not { IsToBeTaken: true } waiting)
        {
            return owner is { TakenAt: not null } ? Decision<bool>.Already(owner.Person == actor.Pseudonym) : InboxProblems.NothingWaits;
        }

        // Passed to them and now taken: it stays the passing that let them in.
        var taken = owner?.Person == actor.Pseudonym
            ? owner with { TakenAt = now }
            : new OwnerRow { Person = actor.Pseudonym, List = list, At = now, TakenAt = now };

        return new Decision<bool>(
            new Change
            {
                Put = [actor, taken, waiting with { Clock = null, Signals = [.. waiting.Signals.Select(signal => signal with { IsTaken = true })] }],
                Trail = [new TrailEvent("request-taken", MediaRequest.Key, actor.Pseudonym)],
            },
            true);
    }
}
