using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>What taking one file back means, whether whoever sent it removes it or the patient says no to all of it: its bytes go, a line in the trail stays.</summary>
internal static class TakenBack
{
    public static Outcome<Change> Of(RequestSnapshot request, MediaItem item, string actor)
    {
        if (item.SentOnAt is not null)
        {
            return ItemRules.NotNow;
        }

        var blob = request.Find<Upload>(Upload.KeyOf(item.Id))!.Blob;
        return ItemRules.Apply(item, new ItemEvent.Remove()).Then<Change>(removed => new Change
        {
            Put = [removed],
            Trail = [new("upload-removed", item.RowKey, actor)],
            Effects = [DeleteUpload.Owed(blob), DeleteReceived.Owed(blob), new(RemoveUpload.ErasedEffect, item.Id.Value)],
        });
    }
}
