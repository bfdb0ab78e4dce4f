using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>check-request-poison → "needs attention". Bindings: SetAsideCheck.function.json.</summary>
internal static class SetAsideCheckFunction
{
    public static void MapSetAsideCheck(this IEndpointRouteBuilder routes) =>
        routes.MapTrigger("SetAsideCheck", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, SetAsideWork work, CancellationToken cancellation) =>
        work.RunAsync(PipelineQueue.CheckRequest, call, cancellation);
}
