using System.Globalization;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>
/// Opens what a view link shows, for the browser that passed check and numbers. Rows are read afresh for every range, so a recall, an erasure or a report of the wrong
/// patient takes hold with the next one; the line in the trail is written before the first byte leaves.
/// </summary>
public sealed class ViewShown(
    Ledger ledger, ReadViewSession sessions, IRecordKeys keys, IRenditions renditions, OrganisationDirectory organisations, NotedViews views, TimeProvider clock)
{
    /// <summary>The trail's word for a look.</summary>
    public const string Viewed = "view-link-viewed";

    /// <summary>Parts that are shown: no thumbnail, as the page shows each picture once.</summary>
    private static bool IsShown(RenditionPart part) => part is RenditionPart.Preview or RenditionPart.Poster or RenditionPart.Kept;

    /// <returns>The opened part, which the caller disposes; <see cref="LinkProblems.Ended"/> for whatever may not be seen; or why this browser may not look.</returns>
    public async Task<Outcome<OpenedMedia>> RunAsync(SessionClaim claim, ItemId itemId, RenditionPart part, CancellationToken cancellation)
    {
        switch (await sessions.RunAsync(claim, cancellation))
        {
            case Outcome<ViewSession>.Refused(var problem):
                return problem;

            case Outcome<ViewSession>.Ok({ State: ViewLinkStatus.Verified } session)
                when IsShown(part)
                    && session.Link.Shows(session.Request, itemId, clock.GetUtcNow())
                    && session.Request.Find<Rendition>(Rendition.KeyOf(itemId))?.Find(part) is { } found
                    && session.Request.Find<KeyRow>(KeyRow.Key) is { } keyRow:

                // Judged and noted before the key is opened: who cannot be noted cannot look.
                if (await NoteAsync(claim, session, itemId, part, cancellation) is { } unnoted)
                {
                    return unnoted;
                }

                var key = await keys.OpenAsync(organisations.ByCode(session.Request.Head.Organisation), session.Request.Id, keyRow, cancellation);
                return new OpenedMedia(key, SealPurpose.Of(itemId, part), found, renditions);

            default:
                return LinkProblems.Ended;
        }
    }

    /// <returns>Null when the look stands in the trail; else why it does not.</returns>
    private async Task<Problem?> NoteAsync(SessionClaim claim, ViewSession session, ItemId item, RenditionPart part, CancellationToken cancellation)
    {
        var view = new View(session.Link.Actor, UploadSession.Hash(claim.Secret), item, part);

        if (views.IsNoted(view))
        {
            return null;
        }

        var noted = await ledger.ChangeAsync<bool>(
            session.Request.Id,
            OperationId.New(),
            request =>
            {
                var (link, now) = (request.ViewLink(session.Link.Number)!, clock.GetUtcNow());
                return !link.Shows(request, item, now)
                    ? LinkProblems.Ended
                    : ViewLinkRules.Apply(link, new ViewLinkEvent.Look(claim.Epoch), now).Then<Decision<bool>>(after => new Decision<bool>(
                        new Change { Put = [after], Trail = [new(Viewed, MediaItem.KeyOf(item), link.Actor, Reason(link, part))] }, true));
            },
            cancellation);

        if (noted is Outcome<bool>.Refused(var problem))
        {
            return problem;
        }

        views.Note(view);
        return null;
    }

    /// <summary>By which link, and what of it: "2/kept".</summary>
    private static string Reason(ViewLink link, RenditionPart part) =>
        string.Create(CultureInfo.InvariantCulture, $"{link.Number}/{part.ToString().ToLowerInvariant()}");
}

/// <summary>What a view link shows now.</summary>
public static class ShownItems
{
    /// <summary>Whether it is one of what was chosen, and still there for this patient.</summary>
    public static bool Shows(this ViewLink link, RequestSnapshot request, ItemId item, DateTimeOffset now) =>
        link.Items.Contains(item) && request.Item(item) is { } found && request.MayBeSeen(found, now);

    public static IReadOnlyList<MediaItem> ItemsOf(this RequestSnapshot request, ViewLink link, DateTimeOffset now) =>
        [.. request.Items().Where(item => link.Shows(request, item.Id, now))];
}
