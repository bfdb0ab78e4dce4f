using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// What a link leaves behind once no browser can add to it: places that were kept and never filled, blocks in the drop zone, and, where nothing
/// arrived at all, a key that has nothing to open.
/// </summary>
internal static class LeftUploads
{
    /// <summary>The change that ends the link, and the clearing with it. What the service committed is under way and is received all the same.</summary>
    public static Change AndClearLeft(this Change change, RequestSnapshot request)
    {
        var left = request.Items()
            .Where(item => item.Status == ItemStatus.Reserved && request.Find<Upload>(Upload.KeyOf(item.Id)) is not { IsUnderWay: true })
            .Select(item => ItemRules.Apply(item, new ItemEvent.Erase()))
            .OfType<Outcome<MediaItem>.Ok>()
            .Select(ok => ok.Value)
            .ToList();

        var nothingArrived = request.Items().All(item => item.Status == ItemStatus.Erased || left.Exists(gone => gone.Id == item.Id));
        var spent = nothingArrived ? request.Find<UploadKey>(UploadKey.Key) : null;

        return change with
        {
            Put = [.. change.Put, .. left, .. spent is { Private: not null } ? [spent with { Private = null }] : Array.Empty<IRow>()],
            Trail =
            [
                .. change.Trail,
                .. left.Select(item => new TrailEvent("upload-left", item.RowKey, Actors.Service)),
                .. spent is { Private: not null } ? [new("upload-key-destroyed", spent.RowKey, Actors.Service)] : Array.Empty<TrailEvent>(),
            ],
            Effects =
            [
                .. change.Effects,
                .. left.Select(item => request.Find<Upload>(Upload.KeyOf(item.Id))).OfType<Upload>().Select(upload => DeleteUpload.Owed(upload.Blob)),
            ],
        };
    }
}
