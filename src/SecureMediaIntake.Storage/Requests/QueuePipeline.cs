using System.Diagnostics;
using System.Text.Json;

using Azure.Storage.Queues;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary><see cref="IPipelineQueues"/> over Azure Queues. The client is set to Base64, as the Functions host expects.</summary>
internal sealed class QueuePipeline(QueueServiceClient queues) : IPipelineQueues
{
    /// <summary>Largest message in bytes: Base64 of it fills the 64 KiB of Azure Queues.</summary>
    private const int MaxBytes = 48 * 1024;

    /// <summary>Never expires. The default of 7 days would drop work that waits for a hospital's server over a holiday.</summary>
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    public async Task SendAsync(string queue, PipelineMessage message, TimeSpan delay, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, IPipelineQueues.MaxDelay);
        var body = JsonSerializer.SerializeToUtf8Bytes(message with { Trace = Activity.Current?.Id }, PipelineJson.Default.PipelineMessage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, MaxBytes);

        await Outages.GuardAsync(
            $"Queue {queue}",
            () => queues.GetQueueClient(queue).SendMessageAsync(BinaryData.FromBytes(body), delay, ForEver, cancellation),
            cancellation);
    }
}
