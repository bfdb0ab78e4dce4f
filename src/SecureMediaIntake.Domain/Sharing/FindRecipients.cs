using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// With whom something can be shared: people and teams of the organisations on board, as their own directories have them now. Outside the sender's own, and those
/// that it chose to share with, a second person must agree. Whoever could not look at it anyway is not offered, and cannot be named past the list.
/// </summary>
public sealed class FindRecipients(IDirectory directory, OrganisationDirectory organisations)
{
    /// <summary>Own organisation first, last those for which a second person must agree.</summary>
    public IReadOnlyList<Organisation> OrganisationsFor(Clinician clinician) =>
        [.. organisations.All.OrderBy(other => GuardFor(clinician.Organisation, other.Code))];

    /// <summary>What stands between sharing and a look of theirs.</summary>
    /// <param name="own">Code of whose request it is.</param>
    public ShareGuard GuardFor(string own, string theirs) =>
        theirs == own ? ShareGuard.None
        : organisations.ByCode(own).ShareWith.Contains(theirs) ? ShareGuard.Pause
        : ShareGuard.SecondPerson;

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
        person.In(organisation.Code) is { IsClinical: true } subject && AccessRules.MayEnter(subject);
}
