using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Whether blobs that browsers left are cleared. The rule itself can only be read by whoever deploys; what it should have cleared shows whether it works.</summary>
internal sealed class LifecycleCheck(StorageInspection storage, TimeProvider clock) : ICheck
{
    /// <summary>The rule clears after 1 day, and Azure runs rules once a day, a new one within 24 hours of its making: after 3 it does not.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public string Name => "lifecycle";

    public string Looks => "that nothing old lies where browsers write";

    public string IfSilent => Cures.Storage;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => [Judge(await storage.OldestUploadAsync(cancellation), clock.GetUtcNow())];

    internal static Finding Judge(DateTimeOffset? oldest, DateTimeOffset now) => oldest is { } at && now - at > Longest
        ? Finding.Fault(
            "upload",
            $"A blob lies there since {UkTime.DayOf(at):yyyy-MM-dd}.",
            "The lifecycle rule of the account that browsers write to is missing or off: az storage account management-policy show; deploy infra/ again.")
        : Finding.Good("upload");
}
