using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What travels on a queue: opaque ids. The truth is in the request's rows; a message only says "look".</summary>
/// <param name="Request">Which request.</param>
/// <param name="Item">Which item, for the queues that are about one.</param>
/// <param name="Operation">For <c>check-request</c>: the change to be checked for.</param>
/// <param name="Attempt">How many times this work was put off so far; sets the next delay.</param>
public sealed record PipelineMessage(RequestId Request, ItemId? Item = null, OperationId? Operation = null, int Attempt = 0)
{
    /// <summary>Version of this form; a reader refuses a newer one, so that an old worker cannot misread it.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = Newest;

    /// <summary>
    /// The trace that sent it (W3C Trace Context, <c>traceparent</c>), so that a file can be followed over the queues; null where nobody traces. Random
    /// numbers only, and nothing is decided by it.
    /// </summary>
    public string? Trace { get; init; }

    /// <summary>For <see cref="PipelineQueue.WebhookOwed"/>: which delivery. Opaque, as every id.</summary>
    public string? Delivery { get; init; }

    /// <summary>The newest version that this code understands.</summary>
    public const int Newest = 1;
}

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PipelineMessage))]
public sealed partial class PipelineJson : JsonSerializerContext;

/// <summary>The queues of the journey. Names are past-tense facts.</summary>
public static class PipelineQueue
{
    public const string MediaReceived = "media-received";
    public const string MediaSealed = "media-sealed";
    public const string MediaFiled = "media-filed";
    public const string CheckRequest = "check-request";
    public const string WebhookOwed = "webhook-owed";

    public static IReadOnlyList<string> All { get; } = [MediaReceived, MediaSealed, MediaFiled, CheckRequest, WebhookOwed];
}

/// <summary>Sends messages to the pipeline.</summary>
public interface IPipelineQueues
{
    /// <summary>Longest time that a queue hides a message. Longer waits hop.</summary>
    /// <remarks>Azure Queues: visibility timeout of at most 7 days.</remarks>
    static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    /// <summary>Sends a message that lives for ever and shows itself after <paramref name="delay"/> (at most <see cref="MaxDelay"/>).</summary>
    /// <remarks>A send whose answer was lost may be there twice: every reader looks at the state first.</remarks>
    /// <exception cref="Outcomes.UnavailableException">The queue does not answer.</exception>
    Task SendAsync(string queue, PipelineMessage message, TimeSpan delay, CancellationToken cancellation);
}
