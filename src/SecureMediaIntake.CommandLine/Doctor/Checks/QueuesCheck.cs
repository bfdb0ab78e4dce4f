using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

internal sealed class QueuesCheck(StorageInspection storage) : ICheck
{
    private static readonly string[] All = [.. StorageNames.Queues, .. StorageNames.PoisonQueues];

    public string Name => "queues";

    public string Looks => $"the queues {string.Join(", ", StorageNames.Queues)}, each with its poison queue";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(All, name => name, async name =>
        (await storage.QueueAsync(name, cancellation)).IsThere ? Finding.Good(name) : Finding.Fault(name, "There is no such queue.", Cures.Deploy));
}
