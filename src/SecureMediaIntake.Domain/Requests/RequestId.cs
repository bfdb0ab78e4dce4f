using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Opaque name of one media request, and of the partition that holds all of its state. Safe to log.</summary>
[JsonConverter(typeof(IdConverter<RequestId>))]
public readonly record struct RequestId(string Value) : IId<RequestId>
{
    public static RequestId New() => new(OpaqueId.New());

    public static RequestId From(string value) => new(value);

    public override string ToString() => Value;
}
