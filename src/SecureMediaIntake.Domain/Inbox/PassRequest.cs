using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>
/// A request goes to another person or team of the same organisation. What waits has to be taken anew, with a clock of its own: passed to somebody who is away,
/// it would else be nobody's.
/// </summary>
public sealed class PassRequest(Ledger ledger, OpenRequest requests, FindRecipients recipients, IPersonMarks marks, TimeProvider clock)
{
    /// <param name="to">As <see cref="Recipient.Value"/> writes it.</param>
    /// <param name="why">One line, or nothing.</param>
    /// <returns>In words, whose it is now.</returns>
    public async Task<Outcome<string>> RunAsync(Clinician clinician, RequestId id, string? to, string? why, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.Reassign, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        // Found there again when it happens: what a form says is nobody.
        if ((await ToWhomAsync(clinician, cancellation)).FirstOrDefault(one => one.Value == to) is not { } recipient)
        {
            return InboxProblems.ToIsMissing;
        }

        if (SaidRow.OneLine(why) is { Length: > SaidRow.MaxLength })
        {
            return InboxProblems.WordsAreTooLong;
        }

        var list = recipient.Person is { } person ? await marks.OfAsync(recipient.Organisation, person.Id, cancellation) : string.Empty;
        var pass = new Pass(OperationId.New(), recipient, list, SaidRow.OneLine(why), Actors.For(clinician, opened.Key), opened.Key);
        return await ledger.ChangeAsync(id, pass.Operation, request => Decide(request, pass, clock.GetUtcNow()), cancellation);
    }

    /// <summary>People and teams of the clinician's own organisation, without themselves.</summary>
    public Task<IReadOnlyList<Recipient>> ToWhomAsync(Clinician clinician, CancellationToken cancellation) =>
        recipients.InAsync(clinician, clinician.Organisation, cancellation);

    private static Outcome<Decision<string>> Decide(RequestSnapshot request, Pass pass, DateTimeOffset now)
    {
        var owner = request.Find<OwnerRow>(OwnerRow.Key);
        var person = pass.To.Person is { } found ? NameRow(request, pass, found) : null;

        if (person is null ? owner is null && request.Head.Team == pass.To.Team!.Id : owner?.Person == person.Pseudonym)
        {
            return InboxProblems.IsTheirs;
        }

        var words = pass.Why.Length == 0 ? pass.To.Name : $"{pass.To.Name}. {pass.Why}";
        var waiting = request.Find<WaitingRow>(WaitingRow.Key);
        var change = new Change
        {
            Put =
            [
                pass.By,
                new SaidRow { Operation = pass.Operation, Words = pass.Key.Seal(words, SaidRow.Purpose) },
                .. waiting is null ? Array.Empty<IRow>() : [waiting with { Clock = null, Signals = [.. waiting.Signals.Select(signal => signal with { IsTaken = false })] }],
            ],
            Trail = [new TrailEvent("request-passed", person?.RowKey ?? $"team:{pass.To.Team!.Id}", pass.By.Pseudonym)],
        };

        return new Decision<string>(person is null ? ToTeam(change, request, pass, owner) : ToPerson(change, pass, person, now), pass.To.Name);
    }

    private static Change ToTeam(Change change, RequestSnapshot request, Pass pass, OwnerRow? owner) => change with
    {
        Head = request.Head with { Team = pass.To.Team!.Id },
        Remove = owner is null ? [] : [owner.RowKey],
    };

    private static Change ToPerson(Change change, Pass pass, ActorRow person, DateTimeOffset now) => change with
    {
        Put =
        [
            .. change.Put, person,
            new OwnerRow { Person = person.Pseudonym, List = pass.List, PassedBy = pass.By.Pseudonym, At = now },
        ],
    };

    /// <summary>The name as they wrote it themselves when they acted here, else as the directory has it.</summary>
    private static ActorRow NameRow(RequestSnapshot request, Pass pass, DirectoryPerson person)
    {
        var made = Actors.For(new Clinician(person.Id.Tenant, person.Id.Object, pass.To.Organisation.Code, person.Name), pass.Key);
        return request.Find<ActorRow>(made.RowKey) ?? made;
    }

    /// <param name="List">The person's; empty for a team.</param>
    private sealed record Pass(OperationId Operation, Recipient To, string List, string Why, ActorRow By, RecordKey Key)
    {
        public override string ToString() => "pass";
    }
}
