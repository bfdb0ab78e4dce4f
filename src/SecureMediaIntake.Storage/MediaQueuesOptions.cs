namespace SecureMediaIntake.Storage;

/// <summary>Where messages go. Section <c>MediaQueues</c>, whose names the Functions host dictates: it reads the same for its triggers.</summary>
public sealed class MediaQueuesOptions
{
    public const string Section = "MediaQueues";

    /// <summary>Queue endpoint, such as <c>https://account.queue.core.windows.net</c>. HTTPS only.</summary>
    public required Uri QueueServiceUri { get; init; }
}
