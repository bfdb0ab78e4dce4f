using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>
/// The outermost edge: whatever escaped becomes an answer without a cause, and a log line without a message. Exception messages of SDKs quote
/// addresses, and those of parsers quote what patients wrote, so only the type and the places in our code are kept.
/// </summary>
internal sealed partial class FaultGuard(RequestDelegate next, ILogger<FaultGuard> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone or the deadline is over: there is nobody to tell.
            LogStopped(log, Place(context));
            context.Abort();
        }
        catch (UnavailableException e)
        {
            LogUnavailable(log, Place(context), e.Message, e.InnerException?.GetType().Name);
            await AnswerAsync(context, ProblemAnswers.TryAgain, StatusCodes.Status503ServiceUnavailable);
        }
#pragma warning disable CA1031 // This is the outermost edge.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFault(log, Place(context), e.GetType().FullName, e.InnerException?.GetType().FullName, e.StackTrace);
            await AnswerAsync(context, ProblemAnswers.Fault, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>The route's pattern, never the path: ids are opaque, but query strings are the caller's.</summary>
    private static string Place(HttpContext context) => context.GetEndpoint()?.DisplayName ?? "no endpoint";

    private static async Task AnswerAsync(HttpContext context, Problem problem, int status)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;

        if (context.GetEndpoint()?.Metadata.GetMetadata<FaultPage>() is { } page)
        {
            await page.WriteAsync(context);
            return;
        }

        await problem.ToHttp(status).ExecuteAsync(context);
    }

    [LoggerMessage(1001, LogLevel.Warning, "{Place}: unavailable: {Message} ({Cause})")]
    private static partial void LogUnavailable(ILogger log, string place, string message, string? cause);

    [LoggerMessage(1002, LogLevel.Error, "{Place}: {Fault} ({Cause}) at {Stack}")]
    private static partial void LogFault(ILogger log, string place, string? fault, string? cause, string? stack);

    [LoggerMessage(1003, LogLevel.Information, "{Place}: stopped before it was done")]
    private static partial void LogStopped(ILogger log, string place);
}

/// <summary>Endpoint metadata: how a page says that something is wrong, to people instead of programs.</summary>
internal sealed record FaultPage(Func<HttpContext, Task> WriteAsync);
