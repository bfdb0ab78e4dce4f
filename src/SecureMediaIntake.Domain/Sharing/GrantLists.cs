using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>Names of the lists on which shares stand.</summary>
public sealed class GrantLists(IPersonMarks marks, IRequestLists lists, OrganisationDirectory organisations)
{
    /// <exception cref="Outcomes.UnavailableException">The secret behind a person's mark was never fetched and cannot be now.</exception>
    public async Task<string> WithAsync(Recipient to, CancellationToken cancellation) => to is { Person: { } person }
        ? await WithAsync(to.Organisation.Code, person.Id, cancellation)
        : WithTeam(to.Organisation.Code, to.Team!.Id);

    public async Task<string> WithAsync(string organisation, PersonId person, CancellationToken cancellation) =>
        RequestLists.SharedWith(await MarkAsync(organisation, person, cancellation));

    public static string WithTeam(string organisation, string team) => RequestLists.SharedWithTeam(organisation, team);

    public async Task<string> ByAsync(string organisation, PersonId sender, Recipient to, CancellationToken cancellation) =>
        RequestLists.SharedBy(await MarkAsync(organisation, sender, cancellation), await WithAsync(to, cancellation));

    public async Task<string> ToAgreeAsync(string organisation, PersonId second, CancellationToken cancellation) =>
        RequestLists.ToAgree(await MarkAsync(organisation, second, cancellation));

    /// <summary>Whether that person has shared anything with them before, of whichever request.</summary>
    public async Task<bool> HasSharedAsync(string organisation, PersonId sender, Recipient to, CancellationToken cancellation) =>
        (await lists.OfAsync(await ByAsync(organisation, sender, to, cancellation), 1, cancellation)).Count > 0;

    /// <summary>One share among the entries of a list, the newest first: only so many of a list are looked at.</summary>
    public static string About(GrantRow grant) => RequestLists.NewestFirst(grant.SharedAt) + grant.Id;

    /// <summary>The share that an entry is about.</summary>
    public static string GrantOf(ListEntry entry) => entry.About[^Outcomes.OpaqueId.Length..];

    private Task<string> MarkAsync(string organisation, PersonId person, CancellationToken cancellation) =>
        marks.OfAsync(organisations.ByCode(organisation), person, cancellation);
}
