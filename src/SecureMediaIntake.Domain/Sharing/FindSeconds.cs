using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>Who could agree to a share: whoever may be the second person of this request, as the directory has them now. Never the one who shares.</summary>
public sealed class FindSeconds(IDirectory directory)
{
    /// <exception cref="Outcomes.UnavailableException">The directory does not answer.</exception>
    public async Task<IReadOnlyList<SecondPerson>> OfAsync(OpenedRequest opened, CancellationToken cancellation)
    {
        var organisation = opened.Snapshot.Head.Organisation;
        return
        [
            .. (await directory.PeopleAsync(organisation, cancellation))
                .Where(person => person.Id != opened.Clinician.Id && opened.WouldAllow(person, ClinicAction.AgreeAsSecond))
                .Select(person => new SecondPerson(person)),
        ];
    }
}

/// <summary>What somebody else could do with a request that is open.</summary>
public static class OtherPeople
{
    public static bool WouldAllow(this OpenedRequest opened, DirectoryPerson person, ClinicAction action, ItemId? item = null)
    {
        var organisation = opened.Snapshot.Head.Organisation;
        var (subject, clinician) = (person.In(organisation), new Clinician(person.Id.Tenant, person.Id.Object, organisation, person.Name));
        return AccessRules.Allows(subject, action, opened.Snapshot.TargetFor(clinician, subject, opened.Key, opened.At, item));
    }
}
