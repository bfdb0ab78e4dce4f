using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// The effect "put the request on the list of somebody who acted in it", owed by the ledger for whoever stands in a request for the first time. No step has to
/// remember it, so nobody's activity can be forgotten.
/// </summary>
public sealed class ListActor(IRecordKeys keys, IPersonMarks marks, IRequestLists lists, OrganisationDirectory organisations) : IEffectHandler
{
    public const string EffectKind = "list-actor";

    public string Kind => EffectKind;

    /// <summary>What a change owes to the lists of those whom it brings in.</summary>
    public static Change Owed(RequestSnapshot? before, Change change)
    {
        var owed = change.Put.OfType<ActorRow>()
            .Where(actor => actor is { Person: not null, IsSystem: false } && before?.Find<ActorRow>(actor.RowKey)?.Person is null)
            .Select(actor => new Effect(EffectKind, actor.Pseudonym))
            .ToList();
        return owed.Count == 0 ? change : change with { Effects = [.. change.Effects, .. owed] };
    }

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        // Erased meanwhile, there is no name to list any more.
        if (request.Find<ActorRow>(ActorRow.Prefix + owed.Argument) is { } actor && request.Find<KeyRow>(KeyRow.Key) is { } row)
        {
            using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, row, cancellation);

            if (await actor.MarkAsync(request, key, marks, organisations, cancellation) is { } mark)
            {
                await lists.AddAsync(RequestLists.OfActor(mark), new(request.Id, RequestLists.NewestFirst(request.Head.CreatedAt)), cancellation);
            }
        }

        return null;
    }
}

/// <summary>Finds the person behind a pseudonym.</summary>
public static class ActorMarks
{
    /// <returns>Null for a row that is older than the sealed identity, and for an organisation that is no longer on board.</returns>
    public static async Task<string?> MarkAsync(
        this ActorRow actor, RequestSnapshot request, RecordKey key, IPersonMarks marks, OrganisationDirectory organisations, CancellationToken cancellation) =>
        actor.PersonIn(key) is { } person
        && organisations.All.FirstOrDefault(one => one.Code == (actor.Organisation ?? request.Head.Organisation)) is { } theirs
            ? await marks.OfAsync(theirs, person, cancellation)
            : null;

    public static PersonId? PersonIn(this ActorRow actor, RecordKey key) =>
        actor.Person is { } person && key.Open(person, ActorRow.PersonPurpose).Split('/') is [var tenant, var id]
            ? new(Guid.ParseExact(tenant, "N"), Guid.ParseExact(id, "N"))
            : null;
}
