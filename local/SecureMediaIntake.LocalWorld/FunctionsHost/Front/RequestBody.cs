using Microsoft.AspNetCore.WebUtilities;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>What the host does to a request body before the handler sees the request.</summary>
internal static class RequestBody
{
    /// <summary>Largest body in bytes unless <c>FUNCTIONS_REQUEST_BODY_SIZE_LIMIT</c> says otherwise.</summary>
    public const long DefaultLimit = 104_857_600;

    /// <summary>Bytes held in memory before the body goes to a file in the temporary folder.</summary>
    private const int MemoryBytes = 30 * 1024;

    /// <summary>A body with Content-Length is read whole first; only a chunked one streams.</summary>
    /// <exception cref="BadHttpRequestException">Longer than the limit.</exception>
    public static async Task ReadWholeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is > 0)
        {
            request.EnableBuffering(MemoryBytes);
            await request.Body.DrainAsync(cancellation);
            request.Body.Position = 0;
        }
    }
}
