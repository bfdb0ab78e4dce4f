using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Viewing;

/// <summary>A photo to be looked at: 1,600 pixels first, which any line carries, and the full size for whoever asks or zooms.</summary>
/// <param name="Full">Address of the full size; null when it is what is shown.</param>
/// <param name="Width">Pixels across of the full size; 0 when not known.</param>
internal sealed record PictureFrame(string Source, string? Full, int Width, int Height, string Alt, string Media)
{
    /// <summary>Of whoever it was shared with: they know of the file what it shows, and nothing that the request's page tells beside it.</summary>
    public static PictureFrame OfShared(RequestId request, MediaItem item)
    {
        var address = $"/clinic/requests/{request}/items/{item.Id}";
        return new(
            $"{address}/{RenditionPart.Preview.InAddress()}", $"{address}/{RenditionPart.Kept.InAddress()}", 0, 0, $"{item.NameInWords()}, from the patient", item.Id.Value);
    }

    public static PictureFrame Of(RequestSheet sheet, ItemSheet item, bool isFullSize = false)
    {
        var address = $"/clinic/requests/{sheet.Head.Id}/items/{item.Item.Id}";
        string Part(RenditionPart part) => $"{address}/{part.InAddress()}";
        var kept = item.Rendition?.Find(RenditionPart.Kept);
        return new(
            Part(isFullSize ? RenditionPart.Kept : RenditionPart.Preview),
            isFullSize ? null : Part(RenditionPart.Kept),
            kept?.Width ?? 0,
            kept?.Height ?? 0,
            item.AltInWords(sheet.Items),
            item.Item.Id.Value);
    }
}
