using System.Security.Cryptography;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>
/// Moves the items of a misfile to the patient whose they are, once a second person agreed: a request of its own for them, each item sealed anew under its
/// key, and only when all of them are there are the old ones destroyed (ADR 9). Every id follows from the misfile, so a run that was killed anywhere is taken
/// up where it was, and two at once make one.
/// </summary>
public sealed class MoveMisfiled(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, Reseal reseal, TimeProvider clock)
{
    /// <exception cref="UnavailableException">Storage or vault do not answer; nothing is lost, the next run goes on.</exception>
    public async Task RunAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        foreach (var misfile in request.All<Misfile>().Where(misfile => misfile is { Decision: MisfileDecision.Move, SettledAt: null }))
        {
            if (request.Find<KeyRow>(KeyRow.Key) is { } row)
            {
                using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, row, cancellation);
                await MoveOnceAsync(request, misfile, key, cancellation);
            }
        }
    }

    /// <summary>A worker that was quicker erases what this one is still reading: then it is done, and what cannot be opened is no fault.</summary>
    private async Task MoveOnceAsync(RequestSnapshot from, Misfile misfile, RecordKey oldKey, CancellationToken cancellation)
    {
        try
        {
            await MoveAsync(from, misfile, oldKey, cancellation);
        }
        catch (CryptographicException)
        {
            if ((await ledger.ReadAsync(from.Id, cancellation))?.Misfile(misfile.Id) is not { SettledAt: not null })
            {
                throw;
            }
        }
    }

    private async Task MoveAsync(RequestSnapshot from, Misfile misfile, RecordKey oldKey, CancellationToken cancellation)
    {
        var target = await MadeAsync(from, misfile, oldKey, cancellation);
        CrashPoint.Hit("Repair.target-made.after");
        using var newKey = await keys.OpenAsync(organisations.ByCode(target.Head.Organisation), target.Id, target.Find<KeyRow>(KeyRow.Key)!, cancellation);

        foreach (var item in misfile.Items.Select(held => from.Item(held.Item)).OfType<MediaItem>().OrderBy(item => item.Ordinal))
        {
            if (from.Find<Rendition>(Rendition.KeyOf(item.Id)) is { } rendition && target.Item(misfile.MovedItem(item.Id, oldKey)) is null)
            {
                var resealed = await reseal.RunAsync((rendition, oldKey), (misfile.MovedItem(item.Id, oldKey), newKey), cancellation);
                await AddAsync(target.Id, misfile, item, resealed, cancellation);
                CrashPoint.Hit("Repair.item-moved.after");
            }
        }

        CrashPoint.Hit("Repair.settled.before");
        await ledger.ChangeAsync<bool>(
            from.Id,
            OperationId.New(),
            request => request.Misfile(misfile.Id) is { SettledAt: null } still
                ? new Decision<bool>(Erasing.Of(request, still with { SettledAt = clock.GetUtcNow() }, "media-moved-out", still.DecidedBy!), true)
                : Decision<bool>.Already(true),
            cancellation);
        CrashPoint.Hit("Repair.settled.after");
    }

    private async Task<RequestSnapshot> MadeAsync(RequestSnapshot from, Misfile misfile, RecordKey oldKey, CancellationToken cancellation)
    {
        var id = misfile.MovedTo(oldKey);

        if (await ledger.ReadAsync(id, cancellation) is { } before)
        {
            return before;
        }

        var (key, row) = await keys.MakeAsync(organisations.ByCode(from.Head.Organisation), id, cancellation);
        using (key)
        {
            var (head, rows) = MovedIn.Of(from, misfile, oldKey, (id, key), clock.GetUtcNow());
            var made = await ledger.CreateAsync(
                head,
                new Change
                {
                    Put = [row, .. rows],
                    Trail = [new TrailEvent("moved-in", MediaRequest.Key, PseudonymThere(from, misfile.DecidedBy!, oldKey, key), misfile.Id)],
                    Effects = [IndexRequest.Owed],
                },
                OperationId.New(),
                cancellation);
            return made.Request;
        }
    }

    private Task<Outcome<bool>> AddAsync(RequestId target, Misfile misfile, MediaItem item, Rendition rendition, CancellationToken cancellation) => ledger.ChangeAsync<bool>(
        target,
        OperationId.New(),
        request => request.Item(rendition.Item) is not null
            ? Decision<bool>.Already(true)
            : new Decision<bool>(
                new Change
                {
                    Put =
                    [
                        new MediaItem
                        {
                            Id = rendition.Item,
                            Ordinal = request.Items().Count + 1,
                            Number = request.NextNumber(item.Kind),
                            Kind = item.Kind,
                            Status = ItemStatus.Sealed,
                            ReservedAt = item.ReservedAt,
                            ReceivedAt = item.ReceivedAt,
                        },
                        rendition,
                    ],
                    Trail = [new TrailEvent("media-moved-in", MediaItem.KeyOf(rendition.Item), Actors.Service, misfile.Id)],
                    Effects = [SendMessage.To(PipelineQueue.MediaSealed, rendition.Item)],
                },
                true),
        cancellation);

    private static string PseudonymThere(RequestSnapshot from, string actor, RecordKey oldKey, RecordKey newKey) =>
        from.Find<ActorRow>(ActorRow.Prefix + actor)?.PersonIn(oldKey) is { } person ? Actors.PseudonymOf(person, newKey) : Actors.Service;
}
