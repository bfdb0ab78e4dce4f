using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>What failed so often that the Functions host set it aside. Functions empty these queues within seconds, so what stays there says that they do not run.</summary>
internal sealed class PoisonCheck(StorageInspection storage) : ICheck
{
    public string Name => "poison";

    public string Looks => "whether something lies in a poison queue";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(StorageNames.PoisonQueues, name => name, async name =>
        Judge(await storage.QueueAsync(name, cancellation)));

    internal static Finding Judge(QueueFact queue) => queue.Messages == 0
        ? Finding.Good(queue.Name)
        : Finding.Fault(
            queue.Name,
            $"{queue.Messages} messages were set aside and nobody took them up.",
            "The worker should have within seconds: does it run (az containerapp replica list)? Then docs/runbooks/poison-queue.md.");
}
