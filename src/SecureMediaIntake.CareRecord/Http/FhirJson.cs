using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace SecureMediaIntake.CareRecord.Http;

/// <summary>FHIR R4 as JSON, both ways.</summary>
internal static class FhirJson
{
    public const string MediaType = "application/fhir+json";

    /// <summary>
    /// Strict: of a half-read Patient nobody knows which half is missing, and an alive-looking one may be a dead one whose date did not parse.
    /// </summary>
    private static readonly FhirJsonDeserializer Reader = FhirJsonDeserializer.STRICT;

    public static string Write(Resource resource) => FhirJsonSerializer.Default.SerializeToString(resource);

    public static JsonObject ToNode(Resource resource) => JsonNode.Parse(Write(resource))!.AsObject();

    /// <param name="faults">Codes of what is wrong with it. The parser's words would repeat values, so they stop here.</param>
    public static bool TryRead(string json, [NotNullWhen(true)] out Resource? resource, out IReadOnlyList<string> faults)
    {
        try
        {
            var good = Reader.TryDeserializeResource(json, out resource, out var issues);
            faults = [.. issues.Select(issue => issue.ErrorCode).Distinct()];
            return good && resource is not null;
        }
        catch (JsonException)
        {
            // Its Try tries FHIR only: what is not JSON at all, or was cut short, it throws.
            resource = null;
            faults = ["not-json"];
            return false;
        }
    }
}
