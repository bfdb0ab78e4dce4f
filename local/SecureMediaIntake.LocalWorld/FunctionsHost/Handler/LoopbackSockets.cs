namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>HTTP to the handler: nothing of the machine's proxies, cookies or tracing may colour it.</summary>
internal static class LoopbackSockets
{
    public static SocketsHttpHandler Create(bool followRedirects) => new()
    {
        AllowAutoRedirect = followRedirects,
        UseProxy = false,
        UseCookies = false,

        // The real host writes no traceparent, and a caller's own must pass unchanged.
        ActivityHeadersPropagator = null,
    };
}
