using System.Globalization;

using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>One sealed file as an attachment: where a reader gets it, and what it must be.</summary>
internal static class AttachmentMap
{
    /// <remarks>
    /// R4's <c>hash</c> is SHA-1, which proves nothing any more and which nobody computed; SHA-256 goes into an extension. R4's <c>size</c> ends
    /// at 2^31 − 1, far above <see cref="MediaLimits.VideoOutputBytes"/>.
    /// </remarks>
    public static Attachment Of(FilingEntry entry, SealedPart part, Uri address) => new()
    {
        ContentType = part.ContentType,
        Url = address.ToString(),
        // Not Size: that is R5's integer64, which goes out as a string and is refused by R4 servers.
        SizeUnsignedInt = checked((int)part.Length),
        Title = Title(entry, part.Part),
        CreationElement = CaptureTimeMap.Of(entry.Order.Report.Facts?.CapturedAt, entry.Order.SealedAt),
        Extension = [new(entry.Names.Sha256, new FhirString(part.Sha256))],
    };

    private static string Title(FilingEntry entry, RenditionPart part)
    {
        var kind = entry.Order.Kind == MediaKind.Photo ? "Photo" : "Video";
        var which = string.Create(CultureInfo.InvariantCulture, $"{kind} {entry.Order.Ordinal} of {entry.Order.Of}");
        return part == RenditionPart.Kept ? which : $"{which}, {part.ToString().ToLowerInvariant()}";
    }
}
