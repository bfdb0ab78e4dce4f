using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// With whom something can be shared: people and teams of the sender's own organisation, and of those that it chose to share with, as their own directories
/// have them now. Whoever could not look at it anyway is not offered, and cannot be named past the list.
/// </summary>
public sealed class FindRecipients(IDirectory directory, OrganisationDirectory organisations)
{
    /// <summary>Own organisation first.</summary>
    public IReadOnlyList<Organisation> OrganisationsFor(Clinician clinician)
    {
        var own = organisations.ByCode(clinician.Organisation);
        return [own, .. organisations.All.Where(other => other.Code != own.Code && own.ShareWith.Contains(other.Code))];
    }

    /// <exception cref="Outcomes.UnavailableException">The directory does not answer.</exception>
    public async Task<IReadOnlyList<Recipient>> InAsync(Clinician clinician, string? organisation, CancellationToken cancellation)
    {
        if (OrganisationsFor(clinician).FirstOrDefault(one => one.Code == organisation) is not { } theirs)
        {
            return [];
        }

        var teams = await directory.TeamsAsync(theirs.Code, cancellation);
        var people = await directory.PeopleAsync(theirs.Code, cancellation);

        return
        [
            .. teams.Select(team => new Recipient(theirs, null, team)),
            .. people.Where(person => MayLook(theirs, person) && person.Id != clinician.Id).Select(person => new Recipient(theirs, person, null)),
        ];
    }

    private static bool MayLook(Organisation organisation, DirectoryPerson person) =>
        new Subject(organisation.Code, person.IsNamedGuest ? Account.NamedGuest : Account.Member, person.Roles, person.Teams, person.IsActive)
            is { IsClinical: true } subject && AccessRules.MayEnter(subject);
}
