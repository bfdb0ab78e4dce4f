using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Which requests somebody wants to see.</summary>
/// <param name="Progress">Null for any.</param>
/// <param name="Team">Id of one of the reader's teams; <see cref="MyTeams"/> for all of them; null for all that they may read.</param>
/// <param name="After">Where the page before ended, or null.</param>
public sealed record ListFilter(RequestProgress? Progress = null, string? Team = null, string? After = null)
{
    public const string MyTeams = "mine";

    /// <summary>The lists on which they stand. Another's team is no choice: it leads to none, as does anything else that somebody types.</summary>
    /// <param name="mark">Of the reader.</param>
    public IReadOnlyList<string> ListsOf(Subject subject, string mark) => Team switch
    {
        null => [.. MineOf(subject), ListNames.OfPerson(subject.Organisation, mark)],
        MyTeams => MineOf(subject),
        _ when subject.Teams.Contains(Team) => [ListNames.OfTeam(subject.Organisation, Team)],
        _ => [],
    };

    /// <summary>The reader's teams, and what has none and so is everybody's.</summary>
    public static IReadOnlyList<string> MineOf(Subject subject) =>
        [.. subject.Teams.Append(null).Select(team => ListNames.OfTeam(subject.Organisation, team))];
}
