using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>The right patient of a misfile.</summary>
public static class MisfileTarget
{
    public static PatientFacts? ReadTarget(this Misfile misfile, RecordKey key) => misfile.Target is { } target
        ? JsonSerializer.Deserialize(key.Open(target, Misfile.TargetPurpose), TargetJson.Default.PatientFacts)
        : null;

    /// <summary>Names what was said last, so that nobody agrees to a patient whom somebody replaced after the page was written.</summary>
    public static string? TargetStamp(this Misfile misfile) => misfile.Target is { } target ? OpaqueId.From("target", target.Value) : null;

    /// <summary>The request that its items are moved to. From the old request's key, as whoever reads the table must not see which two patients were mixed up.</summary>
    public static RequestId MovedTo(this Misfile misfile, RecordKey key) => RequestId.From(Derived("moved-to", misfile.Id, key));

    /// <summary>Under which id an item lies there.</summary>
    public static ItemId MovedItem(this Misfile misfile, ItemId item, RecordKey key) => ItemId.From(Derived("moved-item", $"{misfile.Id}/{item}", key));

    private static string Derived(string purpose, string about, RecordKey key) => Convert.ToHexStringLower(key.Mac(purpose, about))[..OpaqueId.Length];
}

[JsonSerializable(typeof(PatientFacts))]
public sealed partial class TargetJson : JsonSerializerContext;
