using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request as the rules of access see it.</summary>
public static class RequestTargets
{
    /// <param name="key">The request's key: who asked, whether a private area was asked for, and with whom it was shared, lie under it.</param>
    /// <param name="item">Null for the request as a whole; else only what was shared of it counts as shared.</param>
    public static Target.OfRequest TargetFor(
        this RequestSnapshot request, Clinician clinician, Subject subject, RecordKey key, DateTimeOffset now, ItemId? item = null) => new(
        request.Head.Organisation,
        request.TiesOf(clinician, subject, key, now) | (request.GrantsTo(clinician, subject, key, now).Any(grant => Covers(grant, item)) ? Ties.Grant : Ties.None),
        request.ReadAsked(key).PrivateArea,
        IsErased: false);

    /// <summary>Whether anything of the request is shared with anybody of that organisation. Told without the key, before the vault is asked.</summary>
    public static bool IsSharedWith(this RequestSnapshot request, string organisation, DateTimeOffset now) =>
        request.All<GrantRow>().Any(grant => grant.Organisation == organisation && grant.IsLiveAt(now));

    /// <summary>The live grants to this person, or to a team of theirs in their own organisation.</summary>
    public static IEnumerable<GrantRow> GrantsTo(
        this RequestSnapshot request, Clinician clinician, Subject subject, RecordKey key, DateTimeOffset now)
    {
        var marks = subject.Teams.Select(team => GrantMarks.OfTeam(subject.Organisation, team, key)).Append(GrantMarks.OfPerson(clinician.Id, key)).ToHashSet();
        return request.All<GrantRow>().Where(grant => grant.IsLiveAt(now) && grant.Organisation == subject.Organisation && marks.Contains(grant.Mark));
    }

    private static bool Covers(GrantRow grant, ItemId? item) => item is not { } one || grant.Items.Contains(one);

    private static Ties TiesOf(this RequestSnapshot request, Clinician clinician, Subject subject, RecordKey key, DateTimeOffset now) =>
        (Actors.PseudonymOf(clinician.Id, key) == request.Head.Requester ? Ties.Requester : Ties.None)
        | (request.Find<OwnerRow>(OwnerRow.Key) is { PassedBy: not null } owner && owner.Person == Actors.PseudonymOf(clinician.Id, key) ? Ties.Owner : Ties.None)
        | (request.EmergencyOf(clinician.Id, key, now) is not null ? Ties.BreakGlass : Ties.None)
        | (subject.Organisation == request.Head.Organisation && IsTheirTeam(request.Head.Team, subject) ? Ties.Team : Ties.None);

    /// <summary>
    /// Requests older than teams, and those of a system that named none, have no team: then it is the whole organisation, as it was. Nobody would look otherwise.
    /// </summary>
    private static bool IsTheirTeam(string? team, Subject subject) => team is null || subject.Teams.Contains(team);
}
