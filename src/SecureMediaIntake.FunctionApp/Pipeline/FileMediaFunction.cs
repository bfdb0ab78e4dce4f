using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-sealed → care record → media-filed. Bindings: FileMedia.function.json.</summary>
internal static class FileMediaFunction
{
    public static void MapFileMedia(this IEndpointRouteBuilder routes) => routes.MapTrigger("FileMedia", RunAsync, Triggers.Deadline);

    internal static Task<TriggerReply> RunAsync(TriggerCall call, FileMedia step, QueueWork queue, CancellationToken cancellation) =>
        queue.RunAsync(
            PipelineQueue.MediaSealed, call, (message, item) => step.RunAsync(message.Request, item, cancellation), cancellation);
}
