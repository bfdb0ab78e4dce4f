using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Names of the lists of requests in which a person or team was mentioned: opaque, kept in the same index as what is shared with them.</summary>
public static class MentionLists
{
    public static string OfPerson(string organisation, PersonId person) => OpaqueId.From("mentioned", organisation, "person", person.Identity);

    public static string OfTeam(string organisation, string team) => OpaqueId.From("mentioned", organisation, "team", team);

    /// <summary>All lists of somebody: their own, and those of their teams.</summary>
    public static IEnumerable<string> Of(Subject subject, PersonId person) =>
        subject.Teams.Select(team => OfTeam(subject.Organisation, team)).Append(OfPerson(subject.Organisation, person));
}
