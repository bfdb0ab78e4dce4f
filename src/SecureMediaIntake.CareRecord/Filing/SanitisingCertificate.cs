using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>
/// The sanitising report as canonical JSON: the same item gives the same bytes, so that they can be compared after any repeat, and signed.
/// </summary>
/// <remarks>RFC 8785: members in the order of their names, no white space, whole numbers. Values are ASCII only.</remarks>
internal static class SanitisingCertificate
{
    /// <summary>The usual encoder writes + as an escape, which RFC 8785 does not.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(SanitisingReport report) => JsonSerializer.SerializeToUtf8Bytes(InOrder(JsonNode.Parse(report.ToJson())), Plain);

    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, InOrder(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(InOrder)]),
        JsonValue value => value.DeepClone(),
        _ => null,
    };
}
