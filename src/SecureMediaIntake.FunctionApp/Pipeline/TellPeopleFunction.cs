using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-filed → original and its key destroyed, patient told. The last station. Bindings: TellPeople.function.json.</summary>
internal static class TellPeopleFunction
{
    public static void MapTellPeople(this IEndpointRouteBuilder routes) => routes.MapTrigger("TellPeople", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, TellPeople step, QueueWork queue, CancellationToken cancellation) =>
        queue.RunAsync(
            PipelineQueue.MediaFiled, call, (message, item) => step.RunAsync(message.Request, item, cancellation), cancellation);
}
