using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>Lists of what is shared with whom. Only a place to look: the request itself says whether it still is.</summary>
public interface IGrantIndex
{
    /// <summary>Adds the request to a reader's list. Again is harmless.</summary>
    Task AddAsync(string reader, RequestId request, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/>, in no order.</summary>
    Task<IReadOnlyList<RequestId>> OfAsync(string reader, int limit, CancellationToken cancellation);
}

/// <summary>Names of those lists: opaque, the same for a person or team each time.</summary>
public static class ReaderIndex
{
    public static string Of(Recipient to) => to.Person is { } person ? OfPerson(to.Organisation.Code, person.Id) : OfTeam(to.Organisation.Code, to.Team!.Id);

    public static string OfPerson(string organisation, PersonId person) =>
        OpaqueId.From("reader", organisation, "person", person.Identity);

    public static string OfTeam(string organisation, string team) => OpaqueId.From("reader", organisation, "team", team);
}

/// <summary>The effect "put the request on the list of whom it was shared with".</summary>
public sealed class IndexGrant(IGrantIndex index) : IEffectHandler
{
    public const string EffectKind = "index-grant";

    public string Kind => EffectKind;

    public static Effect For(string reader) => new(EffectKind, reader);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        await index.AddAsync(owed.Argument, request.Id, cancellation);
        return null;
    }
}
