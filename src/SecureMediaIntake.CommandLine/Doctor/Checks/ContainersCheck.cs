using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

internal sealed class ContainersCheck(StorageInspection storage) : ICheck
{
    private static readonly string[] All = [.. StorageNames.IntakeContainers, .. StorageNames.StateContainers];

    public string Name => "containers";

    public string Looks => $"the containers {string.Join(", ", All)}, and that none is public";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(All, name => name, async name =>
        Judge(await storage.ContainerAsync(name, cancellation)));

    internal static Finding Judge(ContainerFact container) => container switch
    {
        { IsThere: false } => Finding.Fault(container.Name, "There is no such container.", Cures.Deploy),
        { IsPublic: true } => Finding.Fault(
            container.Name,
            "The container is public: whoever knows an address reads what lies in it.",
            "At once: az storage container set-permission --public-access off; then az storage account update --allow-blob-public-access false, and find out what was read."),
        _ => Finding.Good(container.Name),
    };
}
