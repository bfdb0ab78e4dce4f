using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>
/// What was received, what was found in it, what went, and what is kept, as canonical JSON: the same item gives the same bytes, so that they
/// can be compared after any repeat, and signed.
/// </summary>
/// <remarks>RFC 8785: members in the order of their names, no white space, whole numbers. Values are ASCII only.</remarks>
internal static class SanitisingCertificate
{
    private const int Version = 2;

    /// <summary>The usual encoder writes + as an escape, which RFC 8785 does not.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(FilingOrder order)
    {
        var found = Found(order.Report.Found);
        var certificate = new JsonObject
        {
            ["found"] = found,
            ["original"] = new JsonObject { ["sha256"] = order.OriginalSha256 },
            // The gate proves that nothing but pixels and sound is left: whatever was found is gone.
            ["removed"] = new JsonArray([.. found.Where(IsThere).Select(member => (JsonNode)member.Key)]),
            ["renditions"] = new JsonArray(Part(order.Kept), Part(order.Small)),
            ["scan"] = JsonNamingPolicy.KebabCaseLower.ConvertName(order.Scan.ToString()),
            ["version"] = Version,
        };
        return JsonSerializer.SerializeToUtf8Bytes(certificate, Plain);
    }

    private static JsonObject Found(FoundMetadata found) => new()
    {
        ["auxiliaryPictures"] = found.AuxiliaryPictures,
        ["chapters"] = found.Chapters,
        ["comments"] = found.Comments,
        ["device"] = found.Device,
        ["exifFields"] = found.ExifFields,
        ["gainMap"] = found.GainMap,
        ["gpsFields"] = found.GpsFields,
        ["iccBytes"] = found.IccBytes,
        ["iptcBytes"] = found.IptcBytes,
        ["location"] = found.Location,
        ["makerNoteBytes"] = found.MakerNoteBytes,
        ["tags"] = found.Tags,
        ["thumbnails"] = found.Thumbnails,
        ["tracks"] = found.Tracks + found.SoundTracks + found.SubtitleTracks + found.DataTracks + found.Attachments + found.Covers,
        ["trailerBytes"] = found.TrailerBytes,
        ["xmpBytes"] = found.XmpBytes,
    };

    private static bool IsThere(KeyValuePair<string, JsonNode?> member) => member.Value!.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => member.Value.ToJsonString() != "0",
        _ => false,
    };

    private static JsonObject Part(SealedPart part) => new()
    {
        ["contentType"] = part.ContentType,
        ["height"] = part.Height,
        ["length"] = part.Length,
        ["part"] = part.Part.ToString().ToLowerInvariant(),
        ["sha256"] = part.Sha256,
        ["width"] = part.Width,
    };
}
