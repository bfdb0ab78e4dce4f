using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>
/// The effect "find out who was sent a picture of them, and tell each". After they were hidden and not with it: a look that was noted in the same second must
/// be among them, and none can be noted any more.
/// </summary>
public sealed class TellViewers(
    IRequestStore store, IRecordKeys keys, IPersonMarks marks, IRequestLists lists, OrganisationDirectory organisations) : IEffectHandler
{
    public const string EffectKind = "tell-viewers";

    public string Kind => EffectKind;

    public static Effect Owed(string misfile) => new(EffectKind, misfile);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        if (request.Misfile(owed.Argument) is not { } misfile || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return null;
        }

        // Read afresh: the last look may have brought in somebody who is not in the rows that this was called with.
        var now = await store.ReadAsync(request.Id, cancellation) ?? request;
        var viewers = await ViewersAsync(request.Id, misfile, cancellation);
        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, row, cancellation);

        // Whoever said it knows it.
        foreach (var actor in viewers.Where(viewer => viewer != misfile.AskedBy).Select(viewer => now.Find<ActorRow>(ActorRow.Prefix + viewer)).OfType<ActorRow>())
        {
            if (!actor.IsSystem && await actor.MarkAsync(now, key, marks, organisations, cancellation) is { } mark)
            {
                await lists.AddAsync(RequestLists.ToRead(mark), new(request.Id, misfile.Id), cancellation);
            }
        }

        return after => new Change
        {
            Put = after.Misfile(misfile.Id) is { } still ? [still with { Viewers = viewers }] : [],
            Trail = [new("viewers-told", MediaRequest.Key, Actors.Service, misfile.Id)],
        };
    }

    private async Task<IReadOnlyList<string>> ViewersAsync(RequestId request, Misfile misfile, CancellationToken cancellation) =>
        await store.ViewsOfAsync(request, misfile, cancellation).Select(line => line.Actor).Distinct(StringComparer.Ordinal).ToListAsync(cancellation);
}

/// <summary>Reads from the trail who was sent a picture of misfiled media.</summary>
internal static class MisfileViews
{
    public static IAsyncEnumerable<TrailLine> ViewsOfAsync(this IRequestStore store, RequestId request, Misfile misfile, CancellationToken cancellation)
    {
        var items = misfile.Items.Select(held => MediaItem.KeyOf(held.Item)).ToHashSet(StringComparer.Ordinal);
        return store.ReadTrailAsync(request, cancellation).Where(line => line.Action == ViewMedia.Viewed && items.Contains(line.Object));
    }
}
