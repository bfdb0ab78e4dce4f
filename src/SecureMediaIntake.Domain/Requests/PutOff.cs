using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Puts work off: the same message again, later and later. Never the queue's own retry, whose counter would move work that only waits for a
/// hospital's server to the poison queue.
/// </summary>
public sealed class PutOff(IPipelineQueues queues, PipelineOptions options)
{
    /// <summary>After this long of trying, a person looks at it: docs/design.md.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>Sends the message again.</summary>
    /// <returns>False when it was put off for 72 hours: nothing was sent, the item is to be set aside.</returns>
    public async Task<bool> RunAsync(string queue, PipelineMessage message, CancellationToken cancellation)
    {
        if (WaitedBefore(message.Attempt) >= Longest)
        {
            return false;
        }

        await queues.SendAsync(queue, message with { Attempt = message.Attempt + 1 }, DelayOf(message.Attempt), cancellation);
        return true;
    }

    /// <summary>First delay doubled each time, at most an hour.</summary>
    internal TimeSpan DelayOf(int attempt)
    {
        var doublings = Math.Min(attempt, 20);
        var delay = options.FilingRetryDelay * Math.Pow(2, doublings);
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private TimeSpan WaitedBefore(int attempt) =>
        Enumerable.Range(0, attempt).Aggregate(TimeSpan.Zero, (sum, earlier) => sum + DelayOf(earlier));
}
