namespace SecureMediaIntake.FunctionApp.Pipeline;

/// <summary>Endpoint metadata: this endpoint is the Functions host's alone, and has this long.</summary>
internal sealed record TriggerEndpoint(TimeSpan Deadline);

/// <summary>
/// The host calls triggers on the port that also gets public traffic. Whatever came through the public front carries its marks; those, and
/// anything but a JSON POST, do not learn that the endpoint exists.
/// </summary>
internal sealed class TriggerGuard(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TriggerEndpoint>() is not { } trigger)
        {
            await next(context);
            return;
        }

        if (IsFromOutside(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Shorter than the host's functionTimeout: passing that one kills the process with everything else that is in flight.
        using var deadline = new CancellationTokenSource(trigger.Deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        context.RequestAborted = both.Token;
        await next(context);
    }

    private static bool IsFromOutside(HttpRequest request) =>
        request.Headers.ContainsKey("X-Forwarded-Host")
        || request.Headers.ContainsKey("x-ms-invocation-id")
        || !request.HasJsonContentType();
}
