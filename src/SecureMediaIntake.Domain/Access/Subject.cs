namespace SecureMediaIntake.Domain.Access;

/// <summary>How somebody's account belongs to the organisation whose tenant signed them in.</summary>
public enum Account
{
    Member,

    /// <summary>A guest of the tenant whom the organisation named in its directory.</summary>
    NamedGuest,

    /// <summary>Another organisation's person, or nobody's, whom somebody once invited into the tenant.</summary>
    UnnamedGuest,

    /// <summary>A system with a token of its own.</summary>
    System,
}

/// <summary>Who wants to do something, as known now: what the rules look at, and nothing else. A name or an address is never looked at.</summary>
/// <param name="Organisation">ODS code.</param>
/// <param name="Account">How they came in.</param>
/// <param name="Roles">None for whom the directory does not know.</param>
/// <param name="Teams">Ids of the teams that they work in.</param>
/// <param name="IsActive">False for somebody who left, and for whom the directory does not know.</param>
public sealed record Subject(string Organisation, Account Account, Roles Roles, IReadOnlySet<string> Teams, bool IsActive)
{
    public bool IsClinical => Roles.HasFlag(Roles.Clinician) || Roles.HasFlag(Roles.Senior);

    public override string ToString() => "subject";
}

/// <summary>What a person of the directory is when they are not the one who asks: with whom something is shared, who could agree.</summary>
public static class DirectorySubjects
{
    public static Subject In(this DirectoryPerson person, string organisation) =>
        new(organisation, person.IsNamedGuest ? Account.NamedGuest : Account.Member, person.Roles, person.Teams, person.IsActive);
}
