namespace SecureMediaIntake.LocalWorld.Storage;

/// <summary>
/// Containers, tables and queues of the product. Written down a second time on purpose: infrastructure names them apart from the code
/// too, and a name that only one of both changed must fail here first.
/// </summary>
public static class StorageNames
{
    /// <summary>Where media is (architecture section 4); <c>keys</c> holds the wrapped keys of data protection.</summary>
    public static IReadOnlyList<string> Containers { get; } = ["upload", "received", "renditions", "trail", "keys"];

    public static IReadOnlyList<string> Tables { get; } = ["Requests", "LinkIndex", "RequestIndex", "TextCounts", "Directory", "EndedSessions", "Webhooks"];

    /// <summary>Each with the poison queue into which the Functions host puts what failed too often.</summary>
    public static IReadOnlyList<string> Queues { get; } = [.. Work.SelectMany(queue => new[] { queue, $"{queue}-poison" })];

    private static string[] Work => ["media-received", "media-sealed", "media-filed", "check-request", "webhook-owed"];
}
