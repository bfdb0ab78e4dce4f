using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>
/// Whether staff may look at an item. "Uploaded" is not "sent": until the patient pressed Send, or the idle hour sent the item on, it is theirs to
/// take back, and nobody looks.
/// </summary>
public static class ViewRules
{
    public static bool MayBeSeen(this RequestSnapshot request, MediaItem item, DateTimeOffset now) => item.Status switch
    {
        // First, and for everybody: whoever looks at it under this patient's name would believe it.
        _ when request.IsMisfiled(item.Id) => false,
        ItemStatus.Filed or ItemStatus.Acknowledged => true,
        // What was set aside is judged by how far it had come: a request that was cancelled before Send shows nothing.
        ItemStatus.Sealed or ItemStatus.NeedsAttention => request.WasSentOn(item, now),
        ItemStatus.Reserved or ItemStatus.Received or ItemStatus.Refused or ItemStatus.Erased => false,
        _ => throw new System.Diagnostics.UnreachableException($"Item status {item.Status} has no rule for viewing."),
    };

    /// <summary>Whether staff may read what the patient wrote: it goes with what was sent, and not before.</summary>
    public static bool NoteMayBeRead(this RequestSnapshot request, DateTimeOffset now) =>
        request.PressedSend(now) || request.Items().Any(item => item.SentOnAt is not null);

    private static bool WasSentOn(this RequestSnapshot request, MediaItem item, DateTimeOffset now) =>
        item.SentOnAt is not null
        || request.PressedSend(now)
        || request.Find<FiledEntry>(FiledEntry.KeyOf(item.Id)) is not null;
}
