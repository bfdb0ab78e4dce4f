using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>media-received → sandbox → renditions → media-sealed. Bindings: SanitiseAndSeal.function.json.</summary>
internal static class SanitiseAndSealFunction
{
    public static void MapSanitiseAndSeal(this IEndpointRouteBuilder routes) =>
        routes.MapTrigger("SanitiseAndSeal", RunAsync, Triggers.SanitiseDeadline);

    internal static Task<TriggerReply> RunAsync(
        TriggerCall call, SanitiseAndSeal step, SandboxState sandbox, QueueWork queue, CancellationToken cancellation) =>
        queue.RunAsync(
            PipelineQueue.MediaReceived,
            call,
            async (message, item) =>
            {
                // A fresh instance tests its sandbox first; a message that comes in these seconds need not be put off.
                await sandbox.Tested.WaitAsync(cancellation);
                sandbox.Require();
                return await step.RunAsync(message.Request, item, cancellation);
            },
            cancellation);
}
