using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>Destroys the items of a misfile: what is sealed, what the phone sent, and, where nothing waits any more, the key that could open it.</summary>
internal static class Erasing
{
    /// <param name="settled">The misfile as it then is.</param>
    /// <param name="action">The trail's word, on each item.</param>
    public static Change Of(RequestSnapshot request, Misfile settled, string action, string actor)
    {
        var items = settled.Items.Select(held => request.Item(held.Item)).OfType<MediaItem>().Where(item => item.Status is not ItemStatus.Erased).ToList();

        return new()
        {
            Put = [settled, .. items.Select(HeldItems.Erased)],
            Trail =
            [
                .. items.Select(item => new TrailEvent(action, item.RowKey, actor, settled.Id)),
                .. items.Count == 0 ? [new TrailEvent(action, MediaRequest.Key, actor, settled.Id)] : Array.Empty<TrailEvent>(),
            ],
            Effects = [.. items.SelectMany(item => Owed(request, item))],
        };
    }

    /// <summary>What the phone sent is gone already where it was filed; else the message has it destroyed, and the upload key where it was the last that waited.</summary>
    private static IEnumerable<Effect> Owed(RequestSnapshot request, MediaItem item) =>
    [
        new(RemoveUpload.ErasedEffect, item.Id.Value),
        .. request.Find<Upload>(Upload.KeyOf(item.Id)) is not null && request.Find<OriginalGone>(OriginalGone.KeyOf(item.Id)) is null
            ? [SendMessage.To(PipelineQueue.MediaFiled, item.Id)]
            : Array.Empty<Effect>(),
    ];
}
