namespace SecureMediaIntake.Domain.Access;

/// <summary>
/// Who works in an organisation, in which team and as what: a directory of our own. A tenant says who somebody is; what they may do here is for their
/// organisation to say, and must end within seconds, not when a token does.
/// </summary>
public interface IDirectory
{
    /// <summary>How old an answer may be. With the time after which a long answer asks again it stays within the 5 seconds of docs/authorisation.md.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    /// <summary>Somebody of that organisation, or null. At most <see cref="Oldest"/> old.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer: then nobody is let in on what was true before.</exception>
    Task<DirectoryPerson?> FindAsync(string organisation, PersonId person, CancellationToken cancellation);

    /// <summary>The organisation's teams, by name. At most <see cref="Oldest"/> old.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<IReadOnlyList<Team>> TeamsAsync(string organisation, CancellationToken cancellation);

    /// <summary>Everybody of the organisation, by name, also who left. At most <see cref="Oldest"/> old.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<IReadOnlyList<DirectoryPerson>> PeopleAsync(string organisation, CancellationToken cancellation);
}

/// <summary>The one identity of a person or system: Entra's tenant and object id. An e-mail address is never one.</summary>
public readonly record struct PersonId(Guid Tenant, Guid Object)
{
    /// <summary>What an id, a mark or a pseudonym is made from; it never changes, as stored ones would then name nobody.</summary>
    public string Identity => $"{Tenant:N}/{Object:N}";
}

/// <param name="Name">As the organisation writes it; shown, never matched.</param>
/// <param name="Job">What colleagues read beside the name.</param>
/// <param name="IsNamedGuest">Whether a guest account of the tenant is meant, and wanted.</param>
public sealed record DirectoryPerson(
    PersonId Id, string Name, string Job, Roles Roles, IReadOnlySet<string> Teams, bool IsActive, bool IsNamedGuest)
{
    /// <summary>"Dr B, Consultant".</summary>
    public string NameAndJob => string.IsNullOrEmpty(Job) ? Name : $"{Name}, {Job}";

    public override string ToString() => "directory person";
}

/// <param name="Id">Opaque, as it stands in rows in the open: a team's name may tell what a patient has.</param>
/// <param name="Phone">What colleagues call when nobody answers; null where the organisation's own number has to do.</param>
public sealed record Team(string Id, string Name, string? Phone = null);
