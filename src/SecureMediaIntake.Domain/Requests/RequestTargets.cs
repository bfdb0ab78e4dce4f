using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request as the rules of access see it.</summary>
public static class RequestTargets
{
    /// <param name="key">The request's key: who asked, and whether a private area was asked for, lies under it.</param>
    public static Target.OfRequest TargetFor(this RequestSnapshot request, Clinician clinician, Subject subject, RecordKey key) => new(
        request.Head.Organisation,
        request.TiesOf(clinician, subject, key),
        request.ReadAsked(key).PrivateArea,
        IsErased: false);

    private static Ties TiesOf(this RequestSnapshot request, Clinician clinician, Subject subject, RecordKey key) =>
        (Actors.For(clinician, key).Pseudonym == request.Head.Requester ? Ties.Requester : Ties.None)
        | (subject.Organisation == request.Head.Organisation && IsTheirTeam(request.Head.Team, subject) ? Ties.Team : Ties.None);

    /// <summary>
    /// Requests older than teams, and those of a system that named none, have no team: then it is the whole organisation, as it was. Nobody would look otherwise.
    /// </summary>
    private static bool IsTheirTeam(string? team, Subject subject) => team is null || subject.Teams.Contains(team);
}
