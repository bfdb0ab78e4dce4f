using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

internal sealed class TablesCheck(StorageInspection storage) : ICheck
{
    public string Name => "tables";

    public string Looks => $"the tables {string.Join(", ", StorageNames.Tables)}";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(StorageNames.Tables, name => name, async name =>
        await storage.HasTableAsync(name, cancellation) ? Finding.Good(name) : Finding.Fault(name, "There is no such table.", Cures.Deploy));
}
