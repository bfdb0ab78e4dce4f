using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>How long the next message of each queue has waited.</summary>
internal sealed class BacklogCheck(StorageInspection storage, TimeProvider clock) : ICheck
{
    /// <summary>A worker that is there takes what shows itself within seconds. Ten minutes are a busy hour; the alarm of infra/ fires at fifteen.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromMinutes(10);

    /// <summary>After an hour nobody works at all.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(1);

    public string Name => "backlog";

    public string Looks => "how long the next message of each queue has waited";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(StorageNames.Queues, name => name, async name =>
        Judge(await storage.QueueAsync(name, cancellation), clock.GetUtcNow()));

    /// <remarks>A message that was put off is as old as when it was first sent, so an old one among few is no proof by itself: hence the warning before the fault.</remarks>
    internal static Finding Judge(QueueFact queue, DateTimeOffset now) => queue.OldestShown is { } since && now - since >= Busy
        ? now - since >= Stuck
            ? Finding.Fault(queue.Name, Waits(queue, now - since), "Does the worker run? az containerapp replica list; if there is none, set its minReplicas to 1. Then docs/runbooks.")
            : Finding.Warning(queue.Name, Waits(queue, now - since), "Raise the worker's maxReplicas if this goes on; look what it does (the workbook).")
        : Finding.Good(queue.Name);

    private static string Waits(QueueFact queue, TimeSpan waited) => $"The next of {queue.Messages} messages waits since {(int)waited.TotalMinutes} minutes.";
}
