using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-filed-poison → "needs attention". Bindings: SetAsideFiled.function.json.</summary>
internal static class SetAsideFiledFunction
{
    public static void MapSetAsideFiled(this IEndpointRouteBuilder routes) =>
        routes.MapTrigger("SetAsideFiled", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, SetAsideWork work, CancellationToken cancellation) =>
        work.RunAsync(PipelineQueue.MediaFiled, call, cancellation);
}
