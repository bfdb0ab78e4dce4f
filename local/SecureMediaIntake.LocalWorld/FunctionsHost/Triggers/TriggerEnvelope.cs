using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

/// <summary>The JSON of a trigger call, in one line, as functions-contract section 4 shows it from the wire.</summary>
internal static class TriggerEnvelope
{
    // The host writes \" and + as they are, not as \u0022.
    private static readonly JsonSerializerOptions AsTheHostWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="binding">Name of the trigger binding.</param>
    /// <param name="data">What the trigger brings.</param>
    /// <param name="metadata">Its metadata; <c>sys</c> is added.</param>
    public static byte[] Write(string function, string binding, JsonNode data, JsonObject metadata, DateTimeOffset now)
    {
        metadata["sys"] = new JsonObject
        {
            ["MethodName"] = function,
            ["UtcNow"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["RandGuid"] = RandomUuid.New().ToString("D"),
        };
        var envelope = new JsonObject { ["Data"] = new JsonObject { [binding] = data }, ["Metadata"] = metadata };
        return JsonSerializer.SerializeToUtf8Bytes(envelope, AsTheHostWrites);
    }

    /// <summary>A string as the host puts it into metadata: with its quotation marks inside the string.</summary>
    public static string Quoted(string text) => $"\"{text}\"";

    public static string Time(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) ?? "";
}
