using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>Daily timer → check-request for every request whose links ended lately; orphans on the way in deleted, lists put right, yesterday's counts of texts, ended sessions and old deliveries forgotten. Bindings: Sweep.function.json.</summary>
internal static partial class SweepFunction
{
    public static void MapSweep(this IEndpointRouteBuilder routes) => routes.MapTrigger("Sweep", RunAsync, Triggers.Deadline);

    internal static async Task<TriggerReply> RunAsync(
        SweepEnded sweep, SweepOrphans orphans, SweepLists lists, ITextLimit limit, ForgetDeliveries deliveries, IEndedSessions sessions, TimeProvider clock,
        ILogger<SweepEnded> log, CancellationToken cancellation)
    {
        LogSwept(log, await sweep.RunAsync(cancellation));
        LogCleared(log, await orphans.RunAsync(cancellation));
        LogListed(log, await lists.RunAsync(cancellation));
        LogForgotten(log, await deliveries.RunAsync(cancellation));
        await limit.ForgetBeforeAsync(UkTime.DayOf(clock.GetUtcNow()), cancellation);
        await sessions.ForgetBeforeAsync(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1), cancellation);
        return TriggerReply.Done;
    }

    [LoggerMessage(2021, LogLevel.Information, "Sweep sent {Count} requests to be checked")]
    private static partial void LogSwept(ILogger log, int count);

    [LoggerMessage(2022, LogLevel.Information, "Sweep deleted {Count} blobs that no row waits for")]
    private static partial void LogCleared(ILogger log, int count);

    [LoggerMessage(2023, LogLevel.Information, "Sweep wrote {Count} lines that were missing on lists")]
    private static partial void LogListed(ILogger log, int count);

    [LoggerMessage(2024, LogLevel.Information, "Sweep forgot {Count} old deliveries to other systems")]
    private static partial void LogForgotten(ILogger log, int count);
}
