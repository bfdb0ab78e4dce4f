using System.Net.Http.Headers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

/// <summary>Headers by which the host makes itself known. A client's own values of them never reach the handler.</summary>
internal static class HostHeaders
{
    public const string InvocationId = "X-Azure-Functions-InvocationId";
    public const string HostVersion = "X-Azure-Functions-HostVersion";

    /// <summary>On proxied requests only: a trigger call never carries it.</summary>
    public const string ProxiedInvocationId = "x-ms-invocation-id";

    /// <summary>Major version 4, as the real one; no release has this number, so nobody takes the stand-in for the real host.</summary>
    public const string Version = "4.0.0.0";

    public static void Mark(HttpRequestHeaders headers, string invocationId)
    {
        headers.UserAgent.Add(new("Azure-Functions-Host", Version));
        headers.Add(HostVersion, Version);
        headers.Add(InvocationId, invocationId);
    }
}
