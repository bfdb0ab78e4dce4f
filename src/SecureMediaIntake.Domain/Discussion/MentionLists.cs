using System.Globalization;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Whom a note can be for: a person, a team, or the seniors of a team of an organisation.</summary>
/// <param name="Organisation">ODS code.</param>
/// <param name="Person">Null for a team.</param>
/// <param name="Team">Id; null for a person.</param>
/// <param name="IsSeniors">Whether the role is meant: the team's seniors, whoever they are when they look.</param>
public sealed record Mentioned(string Organisation, PersonId? Person, string? Team, bool IsSeniors = false);

/// <summary>Names of the lists of notes that wait for a person or team. An entry is one note, and goes when it is acknowledged.</summary>
public sealed class MentionLists(IPersonMarks marks, OrganisationDirectory organisations)
{
    /// <exception cref="Outcomes.UnavailableException">The secret behind a person's mark was never fetched and cannot be now.</exception>
    public async Task<string> OfAsync(Mentioned who, CancellationToken cancellation) => who switch
    {
        { Person: { } person } => RequestLists.Mentioned(await marks.OfAsync(organisations.ByCode(who.Organisation), person, cancellation)),
        { IsSeniors: true } => RequestLists.MentionedSeniors(who.Organisation, who.Team!),
        _ => RequestLists.MentionedTeam(who.Organisation, who.Team!),
    };

    /// <summary>Everybody as whom somebody can be mentioned: themselves, each of their teams, and its seniors if they are one.</summary>
    public static IEnumerable<Mentioned> Of(Subject subject, PersonId person) =>
    [
        new(subject.Organisation, person, null),
        .. subject.Teams.Select(team => new Mentioned(subject.Organisation, null, team)),
        .. subject.Roles.HasFlag(Roles.Senior) ? subject.Teams.Select(team => new Mentioned(subject.Organisation, null, team, IsSeniors: true)) : [],
    ];

    /// <summary>Names one note among the entries of a list.</summary>
    public static string About(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>How the request's rows name them.</summary>
    public static string MarkOf(Mentioned who, RecordKey key) => who switch
    {
        { Person: { } person } => GrantMarks.OfPerson(person, key),
        { IsSeniors: true } => GrantMarks.OfSeniors(who.Organisation, who.Team!, key),
        _ => GrantMarks.OfTeam(who.Organisation, who.Team!, key),
    };
}
