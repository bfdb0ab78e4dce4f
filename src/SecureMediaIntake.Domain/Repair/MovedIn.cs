using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>
/// The request that moved items come to. Its link was used up before it began, since nobody was asked by it: so every page and step knows how to go on with it.
/// There is no number to text, and nothing that the wrong patient wrote or agreed to comes along.
/// </summary>
internal static class MovedIn
{
    public static (MediaRequest Head, IReadOnlyList<IRow> Rows) Of(
        RequestSnapshot from, Misfile misfile, RecordKey oldKey, (RequestId Id, RecordKey Key) to, DateTimeOffset now)
    {
        var before = from.ReadAsked(oldKey);
        var asked = before with { Patient = misfile.ReadTarget(oldKey)!, Mobile = string.Empty, Retake = RetakeReason.None };
        var people = new[] { from.Head.Requester, misfile.AskedBy, misfile.NamedBy, misfile.DecidedBy }.OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(actor => from.Find<ActorRow>(ActorRow.Prefix + actor)).OfType<ActorRow>()
            .Select(row => (row.Pseudonym, There: There(row, oldKey, to.Key))).Where(one => one.There is not null)
            .ToDictionary(one => one.Pseudonym, one => one.There!, StringComparer.Ordinal);

        // Photos of a private area are for whoever asked: they stay theirs. Where that person is not known any more, whoever found the mistake.
        var requester = people.GetValueOrDefault(from.Head.Requester) ?? people.GetValueOrDefault(misfile.AskedBy);
        var head = new MediaRequest
        {
            Id = to.Id,
            Organisation = from.Head.Organisation,
            Status = RequestStatus.Open,
            CreatedAt = now,
            EndsAt = now,
            Requester = requester?.Pseudonym ?? Actors.Service,
            RequesterList = people.ContainsKey(from.Head.Requester) ? from.Head.RequesterList : null,
            Team = from.Head.Team,
            Asked = to.Key.Seal(asked.ToJson(), Asked.Purpose),
            AskedMac = string.Empty,
            Videos = from.Head.Videos,
            TakenByStaff = from.Head.TakenByStaff,
            IsMovedIn = true,
        };
        var link = new UploadLink
        {
            Number = 1,
            EndsAt = now,
            Check = CheckKind.DateOfBirth,
            AnswerMac = IdentityCheck.MacOf(IdentityCheck.Normalise(asked.Patient.BirthDate), to.Key),
            Status = LinkStatus.Consumed,
            SentAt = SentAt(from),
            EndNoted = true,
        };
        return (head, [link, .. people.Values.DistinctBy(row => row.Pseudonym)]);
    }

    private static ActorRow? There(ActorRow row, RecordKey oldKey, RecordKey newKey) => row.PersonIn(oldKey) is not { } person ? null : new()
    {
        Pseudonym = Actors.PseudonymOf(person, newKey),
        Name = newKey.Seal(oldKey.Open(row.Name, ActorRow.Purpose), ActorRow.Purpose),
        Person = newKey.Seal(person.Identity, ActorRow.PersonPurpose),
        IsSystem = row.IsSystem,
        Organisation = row.Organisation,
    };

    private static DateTimeOffset? SentAt(RequestSnapshot from) => from.All<UploadLink>().MaxBy(link => link.Number)?.SentAt;
}
