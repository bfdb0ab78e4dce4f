using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>One line of the inbox.</summary>
/// <param name="Owner">Who has it or to whom it was passed, or null.</param>
/// <param name="IsMine">Whether that is the reader.</param>
public sealed record InboxLine(ListedRequest Listed, string PatientName, string Wanted, string From, string? Owner, bool IsMine)
{
    public bool IsToBeTaken => Listed.Clock is not null;

    public override string ToString() => "inbox line";
}

/// <summary>What a lead sees of what nobody took: how long it waits, and whom to call. Nothing of a patient.</summary>
public sealed record LateLine(Team? Team, Urgency Urgency, DateTimeOffset Since, bool HasRunOut);

/// <param name="Waiting">How many wait for somebody to take them, also where they are more than a page shows.</param>
/// <param name="Taken">How many somebody has taken and not finished.</param>
/// <param name="Late">For governance leads; empty for everybody else.</param>
public sealed record InboxPage(IReadOnlyList<InboxLine> Lines, int Waiting, int Taken, IReadOnlyList<LateLine> Late)
{
    public override string ToString() => "inbox page";
}

/// <summary>C15: what needs a person, the most pressing first. Who works in the team sees it, and to whom it was passed.</summary>
public sealed class ReadInbox(
    MergedLists lists, OpenRequest requests, FindSubject subjects, IPersonMarks marks, OrganisationDirectory organisations, IDirectory directory)
{
    /// <summary>Lines that are opened for one page: two screens. What is behind them is counted.</summary>
    public const int PageLength = 50;

    public async Task<InboxPage> RunAsync(Clinician clinician, CancellationToken cancellation)
    {
        var subject = await subjects.RunAsync(clinician, cancellation);
        var mark = await marks.OfAsync(organisations.ByCode(clinician.Organisation), clinician.Id, cancellation);
        var open = subject.IsClinical ? await lists.OpenAsync(new ListFilter().ListsOf(subject, mark), cancellation) : [];
        var lines = new List<InboxLine>();
        int waiting = 0, taken = 0;

        foreach (var listed in open.Where(line => line.WaitingFor is not null).OrderBy(InboxOrder.Of))
        {
            // Counted as they are listed: to open each for a number would cost what the lists are there to save. What is shown was opened and judged.
            (waiting, taken) = listed.Clock is null ? (waiting, taken + 1) : (waiting + 1, taken);

            if (lines.Count < PageLength && await LineAsync(clinician, listed, cancellation) is { } line)
            {
                lines.Add(line);
            }
        }

        return new(lines, waiting, taken, subject.Roles.HasFlag(Roles.GovernanceLead) ? await LateAsync(subject.Organisation, cancellation) : []);
    }

    private async Task<InboxLine?> LineAsync(Clinician clinician, ListedRequest listed, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ListRequests, listed.Id, cancellation);

        if (opened is null)
        {
            return null;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var asked = request.ReadAsked(key);
        var owner = request.Find<OwnerRow>(OwnerRow.Key);
        var name = owner is null ? null : request.Find<ActorRow>(ActorRow.Prefix + owner.Person) is { } row ? key.Open(row.Name, ActorRow.Purpose) : null;
        return new(listed, PatientName.Of(asked.Patient), asked.Wanted, asked.RequesterName, name, owner?.Person == Actors.PseudonymOf(clinician.Id, key));
    }

    private async Task<IReadOnlyList<LateLine>> LateAsync(string organisation, CancellationToken cancellation)
    {
        var teams = await directory.TeamsAsync(organisation, cancellation);
        var open = await lists.OpenAsync([.. teams.Select(team => (string?)team.Id).Append(null).Select(team => ListNames.OfTeam(organisation, team))], cancellation);
        return
        [
            .. open.Where(line => line.Clock is { Level: Responsible.Lead }).OrderBy(InboxOrder.Of)
                .Select(line => new LateLine(teams.FirstOrDefault(team => team.Id == line.Team), line.Urgency, line.Since!.Value, line.Clock!.HasRunOut)),
        ];
    }
}

/// <summary>What comes first: what nobody has, then who is late, then how urgent, then what is due soonest.</summary>
internal static class InboxOrder
{
    public static (bool IsTaken, int Level, int Urgency, DateTimeOffset At) Of(ListedRequest line) =>
        (line.Clock is null, -(int)(line.Clock?.Level ?? 0), -(int)line.Urgency, line.Clock?.DueAt ?? line.Since ?? line.CreatedAt);
}
