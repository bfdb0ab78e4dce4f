using System.Net;
using System.Security.Cryptography;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>A body whose second half is sent only after another request was answered.</summary>
internal sealed class TwoParts(HttpClient client, string between) : HttpContent
{
    /// <summary>Bytes of each half: more than the few kilobytes that clients and forwarder collect before they send.</summary>
    private const int HalfBytes = 256 * 1024;

    public byte[] Whole { get; } = RandomNumberGenerator.GetBytes(2 * HalfBytes);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Whole.AsMemory(0, HalfBytes));
        await stream.FlushAsync();
        await client.GetStringAsync(new Uri(between, UriKind.Relative));
        await stream.WriteAsync(Whole.AsMemory(HalfBytes));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
