using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>Finds the people of a share. Its row names them by marks: who is in the directory says which of them it is.</summary>
public static class GrantPeople
{
    /// <returns>Null for whoever is in the directory no more, and for an organisation that is not on board any more.</returns>
    public static async Task<Recipient?> RecipientAsync(
        this GrantRow grant, RecordKey key, IDirectory directory, OrganisationDirectory organisations, CancellationToken cancellation)
    {
        if (organisations.All.FirstOrDefault(one => one.Code == grant.Organisation) is not { } theirs)
        {
            return null;
        }

        var people = (await directory.PeopleAsync(theirs.Code, cancellation)).Select(person => new Recipient(theirs, person, null));
        var teams = (await directory.TeamsAsync(theirs.Code, cancellation)).Select(team => new Recipient(theirs, null, team));
        return people.Concat(teams).FirstOrDefault(one => one.MarkIn(key) == grant.Mark);
    }

    public static PersonId? SenderOf(this RequestSnapshot request, GrantRow grant, RecordKey key) =>
        request.Find<ActorRow>(ActorRow.Prefix + grant.SharedBy)?.PersonIn(key);
}
