using System.Globalization;
using System.Text.Json;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>What the Functions host posts for one queue message. Numbers may come as strings; unknown members are ignored.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#request-payload</remarks>
/// <param name="Inserted">When it was put on the queue; null where the host does not say.</param>
/// <param name="DequeueCount">How many times it was taken off, this time included; 0 where the host does not say.</param>
internal sealed record TriggerCall(PipelineMessage? Message, DateTimeOffset? Inserted = null, int DequeueCount = 0)
{
    /// <summary>The binding's name in every function.json of the pipeline.</summary>
    public const string BindingName = "message";

    /// <summary>Called by minimal APIs. A body that is no such call gives a call without a message, which each function ends with as it sees fit.</summary>
    public static async ValueTask<TriggerCall?> BindAsync(HttpContext context)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var metadata = envelope.RootElement.TryGetProperty("Metadata", out var told) ? told : default;
            return new(Read(envelope.RootElement), InsertedOf(metadata), CountOf(metadata));
        }
        catch (JsonException)
        {
            return new((PipelineMessage?)null);
        }
    }

    private static DateTimeOffset? InsertedOf(JsonElement metadata) =>
        TextOf(metadata, "InsertionTime") is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static int CountOf(JsonElement metadata) =>
        int.TryParse(TextOf(metadata, "DequeueCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static string? TextOf(JsonElement metadata, string name) =>
        metadata.ValueKind is JsonValueKind.Object && metadata.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static PipelineMessage? Read(JsonElement envelope)
    {
        if (!envelope.TryGetProperty("Data", out var data)
            || !data.TryGetProperty(BindingName, out var message)
            || message.ValueKind != JsonValueKind.String
            || !message.TryGetBytesFromBase64(out var bytes))
        {
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize(bytes, PipelineJson.Default.PipelineMessage);
            return read is { Version: > PipelineMessage.Newest } ? throw new NewerMessageException(read.Version) : read;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// The message was written by a newer version of the service, during a roll-out or before a roll-back. A fault, so that the host keeps it for a
/// worker that understands it, on the poison queue too: a message on a queue without a poison queue of its own is never taken off by failing.
/// </summary>
internal sealed class NewerMessageException(int version) : Exception($"The message has version {version}, newer than this worker.");
