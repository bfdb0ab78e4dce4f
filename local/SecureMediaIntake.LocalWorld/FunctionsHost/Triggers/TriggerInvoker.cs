using System.Diagnostics;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

/// <summary>Posts trigger calls to the handler and judges what comes back.</summary>
internal sealed class TriggerInvoker(HandlerSupervisor handler, HostLog log, TimeSpan functionTimeout, TimeProvider clock) : IDisposable
{
    // Redirects are followed, as the host's client does: 301 to 303 as a GET, whose answer then counts.
    private readonly HttpMessageInvoker _client = new(LoopbackSockets.Create(followRedirects: true));

    /// <param name="stop">The host stops: the invocation is abandoned, whatever the handler is still doing.</param>
    public async Task<InvocationResult> InvokeAsync(string function, byte[] envelope, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(functionTimeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            return await CallAsync(function, envelope, limit.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return InvocationResult.Abandoned;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            log.Host($"{function} ran past functionTimeout ({functionTimeout:c}): the handler is killed");
            await handler.KillAfterTimeoutAsync();
            return InvocationResult.TimedOut(functionTimeout);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<InvocationResult> CallAsync(string function, byte[] envelope, CancellationToken cancellation)
    {
        try
        {
            await handler.WaitUntilReadyAsync(cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(handler.Address, function));
            request.Content = new ChunkedJson(envelope);
            HostHeaders.Mark(request.Headers, RandomUuid.New().ToString("D"));
            using var answer = await _client.SendAsync(request, cancellation);
            switch (await HandlerAnswer.ReadAsync(answer, cancellation))
            {
                case HandlerAnswer.Success(var lines):
                    foreach (var line in lines)
                    {
                        log.HandlerOutput($"{function}: {line}");
                    }

                    return InvocationResult.Succeeded;

                case HandlerAnswer.Failure(var reason):
                    log.Host($"{function} failed: {reason}");
                    return InvocationResult.Failed(reason);

                case HandlerAnswer.Hang:
                    log.Host($"{function} answered nothing and hangs until functionTimeout");
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                    throw new UnreachableException();

                default:
                    throw new UnreachableException();
            }
        }
        catch (HttpRequestException e)
        {
            log.Host($"{function} failed: {e.HttpRequestError}");
            return InvocationResult.Failed($"the connection to the handler broke ({e.HttpRequestError})");
        }
        catch (FunctionsHostException)
        {
            return InvocationResult.Failed("there is no handler");
        }
    }
}
