using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// The effect "put the share on the lists where it belongs, and take it off the others". Lists are only places to look: the request itself says what is shared, so one
/// that is behind shows nothing that must not be seen. The daily walk does the same for shares that are older than these lists.
/// </summary>
public sealed class ListGrants(
    IRecordKeys keys, IDirectory directory, GrantLists names, IRequestLists lists, OrganisationDirectory organisations, TimeProvider clock) : IEffectHandler
{
    /// <summary>As rows of the outbox have it since there are shares.</summary>
    public const string EffectKind = "index-grant";

    /// <summary>How long a share that is over is still taken off: the daily walk has come by several times.</summary>
    private static readonly TimeSpan TakenOffFor = TimeSpan.FromDays(7);

    public string Kind => EffectKind;

    /// <param name="grant">Id of one, or null for all of the request.</param>
    public static Effect Owed(string? grant = null) => new(EffectKind, grant ?? string.Empty);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        // What an older version owed has another argument: then it is all of them.
        var one = request.Find<GrantRow>(GrantRow.KeyOf(owed.Argument));
        await ListAsync(request, one is null ? [.. request.All<GrantRow>()] : [one], cancellation);
        return null;
    }

    /// <summary>All shares of a request.</summary>
    public Task RunAsync(RequestSnapshot request, CancellationToken cancellation) => ListAsync(request, [.. request.All<GrantRow>()], cancellation);

    private async Task ListAsync(RequestSnapshot request, IReadOnlyList<GrantRow> grants, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var fresh = grants.Where(grant => grant.OverFrom() + TakenOffFor > now).ToList();

        // Erased, nobody can say any more whom a mark means.
        if (fresh.Count == 0 || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, row, cancellation);

        foreach (var grant in fresh)
        {
            await ListAsync(request, grant, grant.StateAt(now), key, cancellation);
        }
    }

    private async Task ListAsync(RequestSnapshot request, GrantRow grant, GrantState state, RecordKey key, CancellationToken cancellation)
    {
        var entry = new ListEntry(request.Id, GrantLists.About(grant));

        if (await grant.RecipientAsync(key, directory, organisations, cancellation) is { } to)
        {
            await PutAsync(await names.WithAsync(to, cancellation), entry, state is GrantState.Starting or GrantState.Live, cancellation);

            // That somebody shared stays, when it is over: whoever did so knows with whom.
            if (state is not (GrantState.Stopped or GrantState.Ended) && request.SenderOf(grant, key) is { } sender)
            {
                await PutAsync(
                    await names.ByAsync(request.Head.Organisation, sender, to, cancellation), entry, state is GrantState.Starting or GrantState.Live, cancellation);
            }
        }

        if (grant.Second is { } second
            && (await directory.PeopleAsync(request.Head.Organisation, cancellation)).FirstOrDefault(person => Actors.PseudonymOf(person.Id, key) == second) is { } found)
        {
            await PutAsync(await names.ToAgreeAsync(request.Head.Organisation, found.Id, cancellation), entry, state is GrantState.Waiting, cancellation);
        }
    }

    private Task PutAsync(string list, ListEntry entry, bool isOn, CancellationToken cancellation) =>
        isOn ? lists.AddAsync(list, entry, cancellation) : lists.RemoveAsync(list, entry, cancellation);
}
