using System.Net;
using System.Net.Http.Headers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

/// <summary>A JSON body without Content-Length, as the host sends it: a handler that wants a length must fail here too.</summary>
internal sealed class ChunkedJson : HttpContent
{
    private readonly byte[] _json;

    public ChunkedJson(byte[] json)
    {
        _json = json;
        Headers.ContentType = new("application/json") { CharSet = "utf-8" };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_json).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
