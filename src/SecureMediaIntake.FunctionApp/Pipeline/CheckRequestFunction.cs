using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>
/// check-request → the watchdog: fences what was not written, does what is still owed, goes on with committed uploads, notes ended links,
/// owes texts whose time has come, looks at the clock of what waits for a person, asks for receipts, moves and withdraws what was of the wrong patient, goes on
/// with erasures.
/// Bindings: CheckRequest.function.json.
/// </summary>
internal static partial class CheckRequestFunction
{
    public static void MapCheckRequest(this IEndpointRouteBuilder routes) => routes.MapTrigger("CheckRequest", RunAsync, Triggers.Deadline);

    internal static async Task<TriggerReply> RunAsync(
        TriggerCall call,
        CheckChange change,
        ResumeUploads uploads,
        LockSpentLink spent,
        EndLinks links,
        SendDueTexts texts,
        WatchClock clocks,
        AskForReceipts receipts,
        RepairMisfiles misfiles,
        ContinueErasing erasing,
        PutOff putOff,
        ILogger<CheckChange> log,
        CancellationToken cancellation)
    {
        if (call.Message is not { } message)
        {
            return TriggerReply.Done;
        }

        try
        {
            var allDone = await change.RunAsync(message.Request, message.Operation, cancellation);
            await spent.RunAsync(message.Request, message.Operation, cancellation);
            await uploads.RunAsync(message.Request, message.Item, cancellation);
            await links.RunAsync(message.Request, cancellation);
            await texts.RunAsync(message.Request, cancellation);
            await clocks.RunAsync(message.Request, cancellation);

            // A message without an operation was sent to look at the request; after every single change nobody asks the text service.
            if (message.Operation is null)
            {
                await receipts.RunAsync(message.Request, cancellation);
            }

            // Last: where the care record is away, nothing else waits for it.
            await misfiles.RunAsync(message.Request, cancellation);
            await erasing.RunAsync(message.Request, cancellation);

            if (allDone)
            {
                return TriggerReply.Done;
            }
        }
        catch (UnavailableException e)
        {
            LogPutOff(log, message.Request, message.Attempt, e.Message);
        }

        // What is owed stays owed: this message is the only one that will come back for it, so it is never given up.
        if (!await putOff.RunAsync(PipelineQueue.CheckRequest, message, cancellation))
        {
            LogStuck(log, message.Request);
            await putOff.RunAsync(PipelineQueue.CheckRequest, message with { Attempt = 0 }, cancellation);
        }

        return TriggerReply.Done;
    }

    [LoggerMessage(2011, LogLevel.Warning, "check-request {Request}: put off, attempt {Attempt}: {Cause}")]
    private static partial void LogPutOff(ILogger log, RequestId request, int attempt, string cause);

    [LoggerMessage(2012, LogLevel.Critical, "check-request {Request}: still owed after 72 hours")]
    private static partial void LogStuck(ILogger log, RequestId request);
}
