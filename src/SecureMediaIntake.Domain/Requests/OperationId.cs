using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Name of one attempt to change a request. It stands in every trail line of that change, so a writer that lost its acknowledgement, or
/// the watchdog that looks after it, can tell whether the change happened.
/// </summary>
[JsonConverter(typeof(IdConverter<OperationId>))]
public readonly record struct OperationId(string Value) : IId<OperationId>
{
    public static OperationId New() => new(OpaqueId.New());

    public static OperationId From(string value) => new(value);

    public override string ToString() => Value;
}
