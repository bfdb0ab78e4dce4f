namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>One run of one function, as the host saw it.</summary>
/// <param name="Number">Counts from 1 in the order of starting.</param>
/// <param name="MessageId">The queue message; null for HTTP and timers.</param>
/// <param name="DequeueCount">How often the message had been fetched, this time included.</param>
/// <param name="End">Null while it runs. For a queue message: after it was deleted, released or set aside.</param>
/// <param name="Reason">Why it did not succeed, in plain words; holds no content.</param>
internal sealed record Invocation(
    long Number,
    string Function,
    string? MessageId,
    long? DequeueCount,
    DateTimeOffset Start,
    DateTimeOffset? End,
    InvocationOutcome Outcome,
    string? Reason);

/// <summary>How an invocation ended.</summary>
internal enum InvocationOutcome
{
    Running,
    Succeeded,
    Failed,

    /// <summary>Ran past functionTimeout; the handler was killed.</summary>
    TimedOut,

    /// <summary>Fetched more often than maxDequeueCount: put into the poison queue without a call.</summary>
    SetAsideUncalled,

    /// <summary>The host stopped first; the message comes back when its lease ends.</summary>
    Abandoned,
}
