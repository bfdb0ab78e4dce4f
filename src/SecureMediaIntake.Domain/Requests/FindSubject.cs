using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Says what somebody who is signed in is here now. Asked for every page, range and step anew, so that a role or a person taken out of the directory is out
/// of the portal within seconds.
/// </summary>
public sealed class FindSubject(IDirectory directory, OrganisationDirectory organisations)
{
    private static readonly HashSet<string> NoTeams = [];

    /// <exception cref="Outcomes.UnavailableException">The directory does not answer.</exception>
    public async Task<Subject> RunAsync(Clinician clinician, CancellationToken cancellation)
    {
        var person = await directory.FindAsync(clinician.Organisation, clinician.Id, cancellation);
        return clinician.IsSystem ? System(clinician, person) : Person(clinician, person);
    }

    /// <summary>Its tenant gives a system its roles, and our directory can only take them away: a row that is not active shuts it out before its token ends.</summary>
    private static Subject System(Clinician system, DirectoryPerson? row) =>
        new(system.Organisation, Account.System, system.TokenRoles, NoTeams, row?.IsActive ?? true);

    private Subject Person(Clinician clinician, DirectoryPerson? person)
    {
        var account = !clinician.IsGuest ? Account.Member : person is { IsNamedGuest: true } ? Account.NamedGuest : Account.UnnamedGuest;

        // Somebody must name the first people. A row wins over the setting: who left stays out.
        return person is null
            ? new(clinician.Organisation, account, IsFirst(clinician) ? Roles.Administrator : Roles.None, NoTeams, IsFirst(clinician))
            : new(clinician.Organisation, account, person.Roles, person.Teams, person.IsActive);
    }

    private bool IsFirst(Clinician clinician) =>
        !clinician.IsGuest && organisations.ByCode(clinician.Organisation).FirstAdministrators.Contains(clinician.ObjectId);
}
