using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-received-poison → "needs attention". Bindings: SetAsideReceived.function.json.</summary>
internal static class SetAsideReceivedFunction
{
    public static void MapSetAsideReceived(this IEndpointRouteBuilder routes) =>
        routes.MapTrigger("SetAsideReceived", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, SetAsideWork work, CancellationToken cancellation) =>
        work.RunAsync(PipelineQueue.MediaReceived, call, cancellation);
}
