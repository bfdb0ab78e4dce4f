namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>
/// Ends every request that people and systems make before the host would: past functionTimeout the host kills the process, with every other
/// request in it, and a reader who takes a video drop by drop would need nothing else to do that. A player cut off here asks for its next range.
/// </summary>
/// <remarks>Triggers have deadlines of their own (Pipeline/TriggerGuard.cs).</remarks>
internal sealed class RequestDeadline(RequestDelegate next, TimeProvider clock)
{
    /// <summary>200 s: under the 230 s after which Azure's front gives up on an answer, and far under functionTimeout.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(200);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Pipeline.TriggerEndpoint>() is not null)
        {
            await next(context);
            return;
        }

        using var deadline = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        context.RequestAborted = both.Token;
        await next(context);
    }
}
