using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>The effect "clear what is kept of an erased item": its renditions go with it.</summary>
public sealed class ClearErased(IRenditions renditions) : IEffectHandler
{
    public string Kind => RemoveUpload.ErasedEffect;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var item = ItemId.From(owed.Argument);

        if (request.Find<Rendition>(Rendition.KeyOf(item)) is not { } rendition)
        {
            return null;
        }

        foreach (var part in rendition.Parts)
        {
            await renditions.DeleteAsync(part.Blob, cancellation);
        }

        return _ => new Change
        {
            Remove = [rendition.RowKey],
            Trail = [new("rendition-erased", MediaItem.KeyOf(item), Actors.Service)],
        };
    }
}
