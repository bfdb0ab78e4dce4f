using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Somebody says how urgent a request is, with one line of reason. A clock that runs is set anew; one that is nearly over gains nothing by it.</summary>
public sealed class SetUrgency(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <returns>What it is now.</returns>
    public async Task<Outcome<Urgency>> RunAsync(Clinician clinician, RequestId id, Urgency? urgency, string? typed, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.SetUrgency, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        if (urgency is not { } wanted || !Enum.IsDefined(wanted))
        {
            return InboxProblems.UrgencyIsMissing;
        }

        if (SaidRow.OneLine(typed) is not { Length: > 0 and <= SaidRow.MaxLength } why)
        {
            return SaidRow.OneLine(typed).Length > 0 ? InboxProblems.WordsAreTooLong
                : wanted is Urgency.Routine ? InboxProblems.WhyRoutineIsMissing : InboxProblems.WhyIsMissing;
        }

        var operation = OperationId.New();
        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync<Urgency>(
            id,
            operation,
            _ => new Decision<Urgency>(
                new Change
                {
                    Put =
                    [
                        actor,
                        new UrgencyRow { Urgency = wanted, Why = opened.Key.Seal(why, UrgencyRow.Purpose), By = actor.Pseudonym, At = clock.GetUtcNow() },
                        new SaidRow { Operation = operation, Words = opened.Key.Seal(why, SaidRow.Purpose) },
                    ],
                    Trail = [new TrailEvent("urgency-set", MediaRequest.Key, actor.Pseudonym, wanted.ToString().ToLowerInvariant())],
                },
                wanted),
            cancellation);
    }
}
