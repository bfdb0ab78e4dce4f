using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-sealed-poison → "needs attention". Bindings: SetAsideSealed.function.json.</summary>
internal static class SetAsideSealedFunction
{
    public static void MapSetAsideSealed(this IEndpointRouteBuilder routes) =>
        routes.MapTrigger("SetAsideSealed", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, SetAsideWork work, CancellationToken cancellation) =>
        work.RunAsync(PipelineQueue.MediaSealed, call, cancellation);
}
