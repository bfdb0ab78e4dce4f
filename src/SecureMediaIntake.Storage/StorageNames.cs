using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.Access;
using SecureMediaIntake.Storage.Links;
using SecureMediaIntake.Storage.Requests;
using SecureMediaIntake.Storage.Webhooks;

namespace SecureMediaIntake.Storage;

/// <summary>All that infrastructure makes for the product, to look whether it is there.</summary>
public static class StorageNames
{
    /// <summary>In the account that browsers write to.</summary>
    public static IReadOnlyList<string> IntakeContainers { get; } = [Containers.Upload, Containers.Received];

    /// <summary>In the account of state.</summary>
    public static IReadOnlyList<string> StateContainers { get; } = [Containers.Renditions, Containers.Keys, Containers.Trail];

    public static IReadOnlyList<string> Tables { get; } =
        [TableRequestStore.TableName, TableRequestIndex.TableName, TableLinkIndex.TableName, TableTextLimit.TableName, TableDirectory.TableName, TableDeliveries.TableName, TableEndedSessions.TableName];

    public static IReadOnlyList<string> Queues { get; } = PipelineQueue.All;

    /// <summary>Where the Functions host puts what failed too often.</summary>
    public static IReadOnlyList<string> PoisonQueues { get; } = [.. Queues.Select(queue => $"{queue}-poison")];
}
