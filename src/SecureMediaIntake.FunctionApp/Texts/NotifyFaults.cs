using Notify.Exceptions;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>What the client's exceptions mean, for texts and e-mails.</summary>
internal static class NotifyFaults
{
    /// <summary>400: the number, the address or the template, and so for ever.</summary>
    public static bool IsRefusal(NotifyClientException e) => e.Message.StartsWith("Status code 400.", StringComparison.Ordinal);

    /// <summary>
    /// Notify is not there now, and it is worth another try. The client waits for the connection by blocking, which wraps what breaks it: a line that was cut came out as a
    /// fault of ours.
    /// </summary>
    public static bool IsOutage(Exception e) =>
        e is NotifyClientException or HttpRequestException or TaskCanceledException || (e is AggregateException { InnerException: { } inner } && IsOutage(inner));
}
