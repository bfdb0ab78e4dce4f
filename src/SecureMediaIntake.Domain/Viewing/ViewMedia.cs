using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A part of an item, allowed and noted, ready to be read in ranges.</summary>
public sealed class OpenedMedia(RecordKey key, string purpose, SealedPart part, IRenditions renditions) : IDisposable
{
    public SealedPart Part => part;

    /// <param name="length">At most <see cref="IRenditions.MaxRange"/> bytes.</param>
    public Task<byte[]> ReadAsync(long offset, int length, CancellationToken cancellation) =>
        renditions.OpenRangeAsync(key, purpose, part, offset, length, cancellation);

    public void Dispose() => key.Dispose();
}

/// <summary>
/// Opens sealed media for a clinician. The line in the trail is written before the first byte leaves: who cannot be noted cannot look.
/// </summary>
/// <param name="views">Remembers which views of this instance are noted, so that a player's many ranges make one line.</param>
public sealed class ViewMedia(Ledger ledger, OpenRequest requests, IRenditions renditions, NotedViews views, TimeProvider clock)
{
    /// <summary>The trail's word for a view.</summary>
    public const string Viewed = "media-viewed";

    /// <param name="viewing">Names the viewing session: one sign-in of one person.</param>
    /// <returns>The opened part, which the caller disposes; <see cref="RequestProblems.Unknown"/> for whatever may not be seen; <see cref="ViewingProblems.Hidden"/> until
    /// this person said why they need it.</returns>
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

            if (opened?.Snapshot.Item(itemId) is not { } item
                || !opened.MayView(itemId)
                || !opened.Snapshot.MayBeSeen(item, clock.GetUtcNow())
                || opened.Snapshot.Find<Rendition>(Rendition.KeyOf(itemId))?.Find(part) is not { } found)
            {
                return RequestProblems.Unknown;
            }

            if (opened.Snapshot.IsHiddenFrom(clinician, opened.Key, clock.GetUtcNow()))
            {
                return ViewingProblems.Hidden;
            }

            if (await NoteAsync(clinician, viewing, id, itemId, part, opened.Key, cancellation) is { } unnoted)
            {
                return unnoted;
            }

            var media = new OpenedMedia(opened.Key, SealPurpose.Of(itemId, part), found, renditions);
            opened = null;
            return media;
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <returns>Null when the view stands in the trail; else why it does not.</returns>
    private async Task<Problem?> NoteAsync(
        Clinician clinician, string viewing, RequestId id, ItemId item, RenditionPart part, RecordKey key, CancellationToken cancellation)
    {
        var view = new View(clinician.Identity, viewing, item, part);

        if (views.IsNoted(view))
        {
            return null;
        }

        var actor = Actors.For(clinician, key);
        var noted = await ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            // Judged once more on the rows that the line is written to: a recall or an erasure may have come in between.
            request => request.Item(item) is not { } now || !request.MayBeSeen(now, clock.GetUtcNow()) ? RequestProblems.Unknown : new Decision<bool>(
                new Change
                {
                    Put = request.Find<ActorRow>(actor.RowKey) is null ? [actor] : [],
                    Trail = [new(Viewed, MediaItem.KeyOf(item), actor.Pseudonym, SeenMarks.PartName(part))],
                },
                true),
            cancellation);
        if (noted is Outcome<bool>.Refused(var problem))
        {
            return problem;
        }

        views.Note(view);
        return null;
    }
}
