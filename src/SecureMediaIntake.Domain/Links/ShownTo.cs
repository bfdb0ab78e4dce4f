using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Who is shown something, and how they are reached. Personal: it is stored only sealed.</summary>
/// <param name="Name">As it stands over each picture.</param>
/// <param name="Relation">What they are to the patient, as typed; null for the patient.</param>
/// <param name="Mobile">Where the link goes, E.164.</param>
/// <param name="Email">Where the numbers go.</param>
/// <param name="FirstName">How the text begins, or null where it has no name.</param>
public sealed record ShownTo(string Name, string? Relation, string Mobile, string Email, string? FirstName)
{
    public SealedText Seal(RecordKey key) => key.Seal(JsonSerializer.Serialize(this, ShownToJson.Default.ShownTo), ViewLink.ToPurpose);

    public static ShownTo Open(ViewLink link, RecordKey key) => JsonSerializer.Deserialize(key.Open(link.To, ViewLink.ToPurpose), ShownToJson.Default.ShownTo)!;

    public override string ToString() => "shown to";
}

[JsonSerializable(typeof(ShownTo))]
public sealed partial class ShownToJson : JsonSerializerContext;
