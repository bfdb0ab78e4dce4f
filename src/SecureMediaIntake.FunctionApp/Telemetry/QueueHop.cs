using System.Diagnostics;

using SecureMediaIntake.FunctionApp.Pipeline;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>
/// Around every function that the host calls: a span that goes on with the trace of whoever sent the message, and how long it waited and took. The host's own
/// trace is of its polling, and would tie together what happens to lie on a queue at the same time.
/// </summary>
internal sealed class QueueHop(PipelineMeter meter, TimeProvider clock) : IEndpointFilter
{
    public const string SourceName = "SecureMediaIntake.Pipeline";

    private static readonly ActivitySource Source = new(SourceName);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var function = context.HttpContext.GetEndpoint()?.DisplayName ?? "no function";
        var call = context.Arguments.OfType<TriggerCall>().FirstOrDefault();
        var started = clock.GetTimestamp();
        using var span = Source.StartActivity(function, ActivityKind.Consumer, ParentOf(call));
        span?.SetTag(SafeTags.Request, call?.Message?.Request.ToString());
        span?.SetTag(SafeTags.Item, call?.Message?.Item?.ToString());

        if (call is { Message.Attempt: 0, Inserted: { } inserted, DequeueCount: 1 })
        {
            meter.Waited(function, clock.GetUtcNow() - inserted);
        }

        try
        {
            return await next(context);
        }
        finally
        {
            meter.Worked(function, clock.GetElapsedTime(started));
        }
    }

    private static ActivityContext ParentOf(TriggerCall? call) =>
        ActivityContext.TryParse(call?.Message?.Trace, traceState: null, isRemote: true, out var parent) ? parent : default;
}
