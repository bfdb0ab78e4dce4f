namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>What host.json says, with the real host's defaults where it is silent.</summary>
internal sealed record HostJson(TimeSpan FunctionTimeout, HttpSettings Http, QueueSettings Queues, HandlerSettings Handler);

/// <param name="RoutePrefix">Stands before every route; empty for none.</param>
/// <param name="MaxConcurrent">Requests that run at once.</param>
/// <param name="MaxOutstanding">Requests that run or wait; the next is answered 429.</param>
/// <param name="Hsts">Strict-Transport-Security; null when it is off.</param>
/// <param name="CustomHeaders">Added to every answer that lacks them.</param>
internal sealed record HttpSettings(
    string RoutePrefix, int MaxConcurrent, int MaxOutstanding, HstsSettings? Hsts, IReadOnlyDictionary<string, string> CustomHeaders);

/// <param name="Base64">Whether messages are Base64 on the wire.</param>
internal sealed record QueueSettings(
    bool Base64, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, int BatchSize, int NewBatchThreshold, int MaxDequeueCount);

/// <param name="Executable">A file under the script root if it exists, else looked up on PATH.</param>
/// <param name="Port">Null: a free one.</param>
internal sealed record HandlerSettings(
    string Executable, string WorkingDirectory, IReadOnlyList<string> Arguments, TimeSpan InitializationTimeout, int? Port);

/// <param name="MaxAge">How long a browser remembers it.</param>
internal sealed record HstsSettings(TimeSpan MaxAge, bool IncludeSubDomains);
