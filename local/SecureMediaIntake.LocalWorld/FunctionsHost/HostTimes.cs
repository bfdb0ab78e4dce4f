namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>Every time that the host keeps, for tests to shorten. The defaults are the real host's; null takes host.json's.</summary>
/// <remarks>Queue times are rounded up to whole seconds by the storage service.</remarks>
internal sealed record HostTimes
{
    /// <summary>How long an invocation may run before the handler is killed. Null: <c>functionTimeout</c>.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    /// <summary>How long a started handler may refuse <c>GET /</c>. Null: <c>customHandler.initializationTimeout</c>.</summary>
    public TimeSpan? InitializationTimeout { get; init; }

    /// <summary>Delay before a failed message is seen again. Null: <c>extensions.queues.visibilityTimeout</c>.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>Longest wait between two looks at an idle queue. Null: <c>extensions.queues.maxPollingInterval</c>.</summary>
    public TimeSpan? MaxPollingInterval { get; init; }

    /// <summary>How long a fetched message is hidden from others; renewed at half of it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a proxied request may go without a byte in either direction.</summary>
    public TimeSpan ProxySilence { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>A crash later than this after the one before begins a new chain.</summary>
    public TimeSpan CrashWindow { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Pause between two <c>GET /</c> while the handler starts.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How long a stop waits for HTTP requests before the kill. Ours: the real host waits longer, a person will not.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);
}
