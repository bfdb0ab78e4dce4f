using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Somebody whom a note can be for.</summary>
/// <param name="Value">How forms name them.</param>
/// <param name="Mark">How the request's rows do.</param>
/// <param name="Who">The same, as lists of notes are named by it.</param>
/// <param name="IsOutside">Whether they are here because something was shared with them.</param>
public sealed record NoteReader(string Value, string Name, string Mark, Mentioned Who, bool IsOutside)
{
    public override string ToString() => "note reader";
}

/// <summary>Who may read notes of a request: those who may see it anyway. Nobody is let in by being mentioned, or a slip of the finger would be a share.</summary>
public sealed class FindReaders(IDirectory directory)
{
    /// <exception cref="Outcomes.UnavailableException">The directory does not answer.</exception>
    public async Task<IReadOnlyList<NoteReader>> OfAsync(OpenedRequest opened, CancellationToken cancellation)
    {
        var (head, key) = (opened.Snapshot.Head, opened.Key);
        var readers = new List<NoteReader>();

        if (opened.Subject.Organisation == head.Organisation)
        {
            var people = (await directory.PeopleAsync(head.Organisation, cancellation)).Where(person => MayRead(person, head, key)).ToList();

            foreach (var team in (await directory.TeamsAsync(head.Organisation, cancellation)).Where(team => team.Id == head.Team))
            {
                readers.Add(Of(head.Organisation, team, key, outside: false));
                readers.AddRange(SeniorsOf(head.Organisation, team, people, key));
            }

            readers.AddRange(people.Select(person => Of(head.Organisation, person, key, outside: false)));

            foreach (var grant in opened.Snapshot.All<GrantRow>().Where(grant => grant.IsLiveAt(opened.At)))
            {
                readers.AddRange(await OfGrantAsync(grant, key, cancellation));
            }
        }
        else
        {
            // Somebody of another organisation answers whoever shared with them; the owner's other staff are not theirs to choose from.
            var people = await directory.PeopleAsync(head.Organisation, cancellation);
            var sharers = opened.Snapshot.GrantsTo(opened.Clinician, opened.Subject, key, opened.At).Select(grant => grant.SharedBy).ToHashSet();
            readers.AddRange(people.Where(person => person.IsActive && sharers.Contains(Actors.PseudonymOf(person.Id, key))).Select(person => Of(head.Organisation, person, key, outside: false)));
        }

        return [.. readers.Where(reader => reader.Mark != GrantMarks.OfPerson(opened.Clinician.Id, key)).DistinctBy(reader => reader.Mark)];
    }

    private async Task<IEnumerable<NoteReader>> OfGrantAsync(GrantRow grant, RecordKey key, CancellationToken cancellation) =>
    [
        .. (await directory.TeamsAsync(grant.Organisation, cancellation)).Where(team => GrantMarks.OfTeam(grant.Organisation, team.Id, key) == grant.Mark)
            .Select(team => Of(grant.Organisation, team, key, outside: true)),
        .. (await directory.PeopleAsync(grant.Organisation, cancellation)).Where(person => person.IsActive && GrantMarks.OfPerson(person.Id, key) == grant.Mark)
            .Select(person => Of(grant.Organisation, person, key, outside: true)),
    ];

    /// <summary>A role is offered only while somebody has it: a note to nobody would wait for ever.</summary>
    private static IEnumerable<NoteReader> SeniorsOf(string organisation, Team team, IReadOnlyList<DirectoryPerson> people, RecordKey key)
    {
        var seniors = new Mentioned(organisation, null, team.Id, IsSeniors: true);
        return people.Any(person => person.Roles.HasFlag(Roles.Senior) && person.Teams.Contains(team.Id))
            ? [new NoteReader($"seniors:{team.Id}", $"{team.Name} (senior staff)", MentionLists.MarkOf(seniors, key), seniors, IsOutside: false)]
            : [];
    }

    private static bool MayRead(DirectoryPerson person, MediaRequest head, RecordKey key) =>
        person.IsActive && person.Roles is var roles && (roles.HasFlag(Roles.Clinician) || roles.HasFlag(Roles.Senior))
        && (head.Team is not { } team || person.Teams.Contains(team) || Actors.PseudonymOf(person.Id, key) == head.Requester);

    private static NoteReader Of(string organisation, Team team, RecordKey key, bool outside) =>
        Reader(new(null!, null, team), new(organisation, null, team.Id), key, outside);

    private static NoteReader Of(string organisation, DirectoryPerson person, RecordKey key, bool outside) =>
        Reader(new(null!, person, null), new(organisation, person.Id, null), key, outside);

    private static NoteReader Reader(Recipient shown, Mentioned who, RecordKey key, bool outside) =>
        new(shown.Value, shown.Name, MentionLists.MarkOf(who, key), who, outside);
}
