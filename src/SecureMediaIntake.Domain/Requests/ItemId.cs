using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Opaque name of one photo or video. Safe to log: it says nothing about the patient.</summary>
[JsonConverter(typeof(IdConverter<ItemId>))]
public readonly record struct ItemId(string Value) : IId<ItemId>
{
    public static ItemId New() => new(OpaqueId.New());

    public static ItemId From(string value) => new(value);

    public override string ToString() => Value;
}
