using Azure;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>The ways in which the storage SDK says that a call failed: at once, or after retries that all failed.</summary>
internal static class StorageFault
{
    public static bool Is(Exception e) => e is RequestFailedException or AggregateException;

    /// <returns>A code without addresses or content.</returns>
    public static string CodeOf(Exception e) => e switch
    {
        RequestFailedException failed => failed.ErrorCode ?? (failed.Status is 0 ? "no answer" : $"status {failed.Status}"),
        AggregateException { InnerException: RequestFailedException failed } => CodeOf(failed),
        _ => e.GetType().Name,
    };
}
