using System.Net;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;
using SecureMediaIntake.LocalWorld.Loopback;
using Yarp.ReverseProxy.Forwarder;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>
/// Hands one request to the handler and streams the reply. The forwarder is the one inside the real host (YARP), so that paths are
/// encoded, headers copied and Host and X-Forwarded-* replaced as there.
/// </summary>
internal sealed class Proxy(
    IHttpForwarder forwarder,
    HandlerSupervisor handler,
    InvocationLog invocations,
    TimeSpan functionTimeout,
    TimeSpan silence,
    TimeProvider clock)
{
    private readonly ForwarderRequestConfig _config = new() { ActivityTimeout = silence, Version = HttpVersion.Version11 };

    public async Task RunAsync(HttpContext context, string function)
    {
        var begun = invocations.Begin(function);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var forwarding = ForwardAsync(context, giveUp.Token);
        var late = Task.Delay(functionTimeout, clock, giveUp.Token);
        var inTime = await Task.WhenAny(forwarding, late) == forwarding || context.RequestAborted.IsCancellationRequested;
        if (!inTime)
        {
            await handler.KillAfterTimeoutAsync();

            // A request that was still waiting for a connection would otherwise go to the next handler.
            await giveUp.CancelAsync();
        }

        var failure = await forwarding;

        // Ends the wait: a timer of half an hour for each request would add up.
        await giveUp.CancelAsync();
        if (failure is not null && !context.Response.HasStarted)
        {
            // Whatever the forwarder would say (502, 504), the invocation has failed, and that is a 500 with nothing in it.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        var result = failure is null ? InvocationResult.Succeeded : InvocationResult.Failed(failure);
        invocations.Finish(begun, inTime ? result : InvocationResult.TimedOut(functionTimeout));
    }

    /// <returns>Why it failed; null if it did not. The app's own 500 is just a reply.</returns>
    private async Task<string?> ForwardAsync(HttpContext context, CancellationToken cancellation)
    {
        try
        {
            await RequestBody.ReadWholeAsync(context.Request, cancellation);
            await handler.WaitUntilReadyAsync(cancellation);
            var invocation = RandomUuid.New().ToString("D");
            context.Request.Headers[HostHeaders.ProxiedInvocationId] = invocation;
            context.Request.Headers[HostHeaders.InvocationId] = invocation;
            context.Request.Headers[HostHeaders.HostVersion] = HostHeaders.Version;

            // TLS ends at Azure's front end, so the host sees plain http and says so: an app that believes X-Forwarded-Proto makes
            // insecure cookies there, and must make them here.
            context.Request.Scheme = Uri.UriSchemeHttp;
            using var once = new OneConnection();
            var error = await forwarder.SendAsync(
                context, handler.Address.OriginalString, once.Client, _config, HttpTransformer.Default, cancellation);
            return error is ForwarderError.None ? null : $"the request could not be passed on ({error})";
        }
        catch (BadHttpRequestException e)
        {
            return $"the request's body was refused ({e.StatusCode})";
        }
        catch (FunctionsHostException)
        {
            return "there is no handler";
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && cancellation.IsCancellationRequested)
        {
            return "the caller went away, or the time was over";
        }
    }
}
