using System.Text.Json.Serialization;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>
/// The only success that the host understands: a JSON object. An empty answer, 204 or null would hang the invocation until the host kills
/// everything in flight. Next messages leave by the outbox, so there are never outputs.
/// </summary>
internal sealed record TriggerReply(
    [property: JsonPropertyName("Outputs")] IReadOnlyDictionary<string, string> Outputs,
    [property: JsonPropertyName("Logs")] IReadOnlyList<string> Logs,
    [property: JsonPropertyName("ReturnValue")] string? ReturnValue)
{
    public static TriggerReply Done { get; } = new(new Dictionary<string, string>(), [], null);
}
