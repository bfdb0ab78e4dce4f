using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Access;

/// <summary>Writes the directory.</summary>
public interface IDirectoryEditor
{
    /// <summary>Writes somebody's row, in place of one that is there. Counts everywhere within <see cref="IDirectory.Oldest"/>.</summary>
    /// <exception cref="UnavailableException">Storage does not answer; it may be written or not, again is harmless.</exception>
    Task PutAsync(string organisation, DirectoryPerson person, CancellationToken cancellation);
}

/// <summary>Every way in which a change of the directory can be refused.</summary>
public static class DirectoryProblems
{
    public static Problem NameIsMissing { get; } = new("person-name-missing", ProblemKind.Invalid, "Enter a name");

    public static Problem RoleIsMissing { get; } = new("person-role-missing", ProblemKind.Invalid, "Select at least one role");

    public static Problem TeamIsUnknown { get; } = new("person-team-unknown", ProblemKind.Invalid, "There is no such team in this organisation");

    public static Problem PersonIsUnknown { get; } = new("person-unknown", ProblemKind.NotFound, "Nobody of this organisation has that object id");
}

/// <summary>Says who works in an organisation, in which team and as what.</summary>
public sealed class ChangePeople(IDirectory directory, IDirectoryEditor editor)
{
    /// <summary>Adds somebody, or says anew what they are. Again is harmless.</summary>
    public async Task<Outcome<DirectoryPerson>> PutAsync(string organisation, DirectoryPerson person, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(person.Name))
        {
            return DirectoryProblems.NameIsMissing;
        }

        if (person.Roles == Roles.None)
        {
            return DirectoryProblems.RoleIsMissing;
        }

        var known = (await directory.TeamsAsync(organisation, cancellation)).Select(team => team.Id).ToHashSet(StringComparer.Ordinal);

        if (!person.Teams.All(known.Contains))
        {
            return DirectoryProblems.TeamIsUnknown;
        }

        await editor.PutAsync(organisation, person, cancellation);
        return person;
    }

    /// <summary>
    /// Takes somebody's rights away. The row stays, as not active: without one, the settings might name them as a first administrator, and old notes would name nobody.
    /// </summary>
    public async Task<Outcome<DirectoryPerson>> RemoveAsync(string organisation, PersonId id, CancellationToken cancellation)
    {
        if (await directory.FindAsync(organisation, id, cancellation) is not { } person)
        {
            return DirectoryProblems.PersonIsUnknown;
        }

        var gone = person with { IsActive = false };
        await editor.PutAsync(organisation, gone, cancellation);
        return gone;
    }
}
