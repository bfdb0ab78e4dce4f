using SecureMediaIntake.FunctionApp.Telemetry;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>Maps the endpoints that the Functions host calls, and says how long each may take.</summary>
internal static class Triggers
{
    /// <summary>Five minutes of 4K video take up to 10 CPU minutes, two at a time on one core; shorter than functionTimeout (30 min).</summary>
    public static readonly TimeSpan SanitiseDeadline = TimeSpan.FromMinutes(25);

    /// <summary>Everything else waits for storage, vault or record only; hashing 2,000 MiB included.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    public static void MapTrigger(this IEndpointRouteBuilder routes, string function, Delegate run, TimeSpan deadline) =>
        routes.MapPost($"/{function}", run).WithMetadata(new TriggerEndpoint(deadline)).WithDisplayName(function)
            .AddEndpointFilter<QueueHop>();

    public static void MapPipeline(this IEndpointRouteBuilder routes)
    {
        routes.MapSanitiseAndSeal();
        routes.MapFileMedia();
        routes.MapTellPeople();
        routes.MapCheckRequest();
        routes.MapDeliverWebhook();
        routes.MapSweep();
        routes.MapSetAsideReceived();
        routes.MapSetAsideSealed();
        routes.MapSetAsideFiled();
        routes.MapSetAsideCheck();
        routes.MapSetAsideWebhook();
    }
}
