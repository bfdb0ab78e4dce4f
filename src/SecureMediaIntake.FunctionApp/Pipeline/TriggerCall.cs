using System.Text.Json;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>What the Functions host posts for one queue message. Numbers may come as strings; unknown members are ignored.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#request-payload</remarks>
internal sealed record TriggerCall(PipelineMessage? Message)
{
    /// <summary>The binding's name in every function.json of the pipeline.</summary>
    public const string BindingName = "message";

    /// <summary>Called by minimal APIs. A body that is no such call gives a call without a message, which each function ends with as it sees fit.</summary>
    public static async ValueTask<TriggerCall?> BindAsync(HttpContext context)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return new(Read(envelope.RootElement));
        }
        catch (JsonException)
        {
            return new((PipelineMessage?)null);
        }
    }

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
            return JsonSerializer.Deserialize(bytes, PipelineJson.Default.PipelineMessage) is { Version: 1 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
