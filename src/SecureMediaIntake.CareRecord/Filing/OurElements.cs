using System.Text.Json;
using System.Text.Json.Nodes;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Whether a resource of the record still says all that we say, whatever the record added of its own.</summary>
/// <remarks>
/// Left out are the few elements that differ from one attempt at the same filing to the next: the instants of filing, the place among the
/// other pictures, whether Send had been pressed by then, and the version of this program. A repeat would otherwise take its own first try
/// for somebody's correction.
/// </remarks>
internal static class OurElements
{
    /// <summary>Arrays to which servers add: our members must be among theirs. In all others, one more is a change of meaning.</summary>
    private static readonly HashSet<string> OpenArrays = new(StringComparer.Ordinal) { "extension", "profile", "security", "tag" };

    public static bool AreIn(DocumentReference ours, DocumentReference theirs) => AreIn(Steady(ours), Steady(theirs));

    public static bool AreIn(Provenance ours, Provenance theirs) => AreIn(Steady(ours), Steady(theirs));

    private static JsonObject Steady(DocumentReference resource)
    {
        var steady = (DocumentReference)resource.DeepCopy();
        steady.Date = null;
        foreach (var content in steady.Content.Where(content => content.Attachment is not null))
        {
            content.Attachment.Title = null;
        }

        steady.Extension.ForEach(extension => extension.RemoveExtension(MediaFactsMap.PatientPressedSend));
        return FhirJson.ToNode(steady);
    }

    private static JsonObject Steady(Provenance resource)
    {
        var steady = (Provenance)resource.DeepCopy();
        steady.Recorded = null;
        foreach (var device in steady.Contained.OfType<Device>())
        {
            device.Version = [];
        }

        return FhirJson.ToNode(steady);
    }

    private static bool AreIn(JsonObject ours, JsonObject theirs) => ours.All(member => AreIn(member.Key, member.Value, theirs[member.Key]));

    private static bool AreIn(string name, JsonNode? ours, JsonNode? theirs) => (ours, theirs) switch
    {
        (JsonObject mine, JsonObject other) => AreIn(mine, other),
        (JsonArray mine, JsonArray other) when OpenArrays.Contains(name) => mine.All(one => other.Any(candidate => AreIn(name, one, candidate))),
        (JsonArray mine, JsonArray other) => mine.Count == other.Count && mine.Zip(other).All(pair => AreIn(name, pair.First, pair.Second)),
        (JsonValue mine, JsonValue other) => IsSame(mine, other),
        _ => ours is null && theirs is null,
    };

    private static bool IsSame(JsonValue mine, JsonValue other) => (mine.GetValueKind(), other.GetValueKind()) switch
    {
        // 12.5 and 12.50 are the same number to a server that keeps numbers.
        (JsonValueKind.Number, JsonValueKind.Number) => mine.GetValue<decimal>() == other.GetValue<decimal>(),
        (JsonValueKind.String, JsonValueKind.String) => mine.GetValue<string>() == other.GetValue<string>(),
        var (ourKind, theirKind) => ourKind == theirKind,
    };
}
