using Notify.Exceptions;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>What means that Notify is not there now, and is worth another try.</summary>
internal static class NotifyOutage
{
    /// <summary>The client waits for the connection by blocking, which wraps what breaks it: a line that was cut came out as a fault of ours.</summary>
    public static bool IsOne(Exception e) =>
        e is NotifyClientException or HttpRequestException or TaskCanceledException || (e is AggregateException { InnerException: { } inner } && IsOne(inner));
}
