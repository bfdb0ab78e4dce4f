using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>
/// What every queue function does around its step: a refusal is finished work; "not now" is the same message again, later; only a fault escapes,
/// for the host to redeliver.
/// </summary>
internal sealed partial class QueueWork(PutOff putOff, SetAside setAside, ILogger<QueueWork> log)
{
    /// <param name="work">The step, for a message about an item.</param>
    public async Task<TriggerReply> RunAsync(
        string queue, TriggerCall call, Func<PipelineMessage, ItemId, Task<Outcome<MediaItem>>> work, CancellationToken cancellation)
    {
        if (call.Message is not { Item: { } item } message)
        {
            // Nothing of ours: whatever it is, a redelivery would not make it readable.
            LogUnreadable(log, queue);
            return TriggerReply.Done;
        }

        try
        {
            LogDone(log, queue, message.Request, item, Describe(await work(message, item)));
        }
        catch (UnavailableException e)
        {
            await WaitAsync(queue, message, item, e, cancellation);
        }
        catch (GateFailedException e)
        {
            // The step set the item aside, if it still was its own.
            LogGate(log, message.Request, item, e.Finding);
        }

        return TriggerReply.Done;
    }

    private async Task WaitAsync(
        string queue, PipelineMessage message, ItemId item, UnavailableException cause, CancellationToken cancellation)
    {
        LogPutOff(log, queue, message.Request, item, message.Attempt, cause.Message);

        if (!await putOff.RunAsync(queue, message, cancellation))
        {
            await setAside.RunAsync(message.Request, item, FilingProblems.PutOffTooLong.Code, cancellation);
        }
    }

    private static string Describe(Outcome<MediaItem> outcome) => outcome switch
    {
        Outcome<MediaItem>.Ok(var item) => item.Status.ToString(),
        Outcome<MediaItem>.Refused(var problem) => problem.Code,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(2001, LogLevel.Information, "{Queue} {Request} {Item}: {Outcome}")]
    private static partial void LogDone(ILogger log, string queue, RequestId request, ItemId item, string outcome);

    [LoggerMessage(2002, LogLevel.Warning, "{Queue} {Request} {Item}: put off, attempt {Attempt}: {Cause}")]
    private static partial void LogPutOff(ILogger log, string queue, RequestId request, ItemId item, int attempt, string cause);

    [LoggerMessage(2003, LogLevel.Critical, "{Request} {Item}: our own output failed the gate: {Finding}")]
    private static partial void LogGate(ILogger log, RequestId request, ItemId item, string finding);

    [LoggerMessage(2004, LogLevel.Error, "{Queue}: a message that is not ours was taken off")]
    private static partial void LogUnreadable(ILogger log, string queue);
}
