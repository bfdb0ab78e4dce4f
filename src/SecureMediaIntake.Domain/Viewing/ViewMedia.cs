using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A part of an item, allowed and noted, ready to be read in ranges.</summary>
public sealed class OpenedMedia(OpenedRequest request, string purpose, SealedPart part, IRenditions renditions) : IDisposable
{
    public SealedPart Part => part;

    /// <param name="length">At most <see cref="IRenditions.MaxRange"/> bytes.</param>
    public Task<byte[]> ReadAsync(long offset, int length, CancellationToken cancellation) =>
        renditions.OpenRangeAsync(request.Key, purpose, part, offset, length, cancellation);

    public void Dispose() => request.Dispose();
}

/// <summary>
/// Opens sealed media for a clinician. The line in the trail is written before the first byte leaves: who cannot be noted cannot look.
/// </summary>
/// <param name="views">Remembers which views of this instance are noted, so that a player's many ranges make one line.</param>
public sealed class ViewMedia(Ledger ledger, OpenRequest requests, IRenditions renditions, NotedViews views)
{
    /// <param name="viewing">Names the viewing session: one sign-in of one person.</param>
    /// <returns>The opened part, which the caller disposes; <see cref="RequestProblems.Unknown"/> for whatever may not be seen.</returns>
    /// <remarks>
    /// Rows are read afresh for every range, so a recall, an erasure or a lost right takes hold with the next one.
    /// </remarks>
    public async Task<Outcome<OpenedMedia>> RunAsync(
        Clinician clinician, string viewing, RequestId id, ItemId itemId, RenditionPart part, CancellationToken cancellation)
    {
        OpenedRequest? opened = null;

        try
        {
            opened = await requests.RunAsync(clinician, ClinicAction.ViewMedia, id, cancellation);

            if (opened?.Snapshot.Item(itemId) is not { Status: not (ItemStatus.Erased or ItemStatus.Refused) }
                || opened.Snapshot.Find<Rendition>(Rendition.KeyOf(itemId))?.Find(part) is not { } found)
            {
                return RequestProblems.Unknown;
            }

            await NoteAsync(clinician, viewing, id, itemId, part, opened.Key, cancellation);
            var media = new OpenedMedia(opened, SealPurpose.Of(itemId, part), found, renditions);
            opened = null;
            return media;
        }
        finally
        {
            opened?.Dispose();
        }
    }

    private async Task NoteAsync(
        Clinician clinician, string viewing, RequestId id, ItemId item, RenditionPart part, RecordKey key, CancellationToken cancellation)
    {
        var view = new View(clinician.Identity, viewing, item, part);

        if (views.IsNoted(view))
        {
            return;
        }

        var actor = Actors.For(clinician, key);
        await ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            request => new Decision<bool>(
                new Change
                {
                    Put = request.Find<ActorRow>(actor.RowKey) is null ? [actor] : [],
                    Trail = [new("media-viewed", MediaItem.KeyOf(item), actor.Pseudonym, part.ToString().ToLowerInvariant())],
                },
                true),
            cancellation);
        views.Note(view);
    }
}
