using System.Net;
using System.Net.Sockets;

namespace SecureMediaIntake.FunctionApp.Webhooks;

/// <summary>
/// Connections to receivers. The address is judged when the connection is made, and that very one is used: a name that was judged earlier could lead elsewhere by
/// now.
/// </summary>
internal static class CheckedConnections
{
    /// <summary>Headers of an answer, in KiB. A status and a few lines; the body is never read.</summary>
    private const int MaxHeadersKiB = 16;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>So that a receiver that moves is found again.</summary>
    private static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(2);

    /// <param name="allowPrivate">The local world only.</param>
    /// <param name="resolve">The system's, but for tests.</param>
    public static SocketsHttpHandler Create(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        resolve ??= Dns.GetHostAddressesAsync;
        return new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,

            // A proxy would make the connection, and judge nothing.
            UseProxy = false,
            MaxResponseHeadersLength = MaxHeadersKiB,
            MaxResponseDrainSize = 0,
            ConnectTimeout = ConnectWithin,
            PooledConnectionLifetime = KeptOpen,
            ConnectCallback = async (context, cancellation) => await ConnectAsync(context.DnsEndPoint, allowPrivate, resolve, cancellation),
        };
    }

    private static async Task<Stream> ConnectAsync(
        DnsEndPoint to, bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, cancellation);

        // All of them, also those that would not be used now: a name that leads to both is one that somebody plays with.
        if (addresses.Length == 0 || (!allowPrivate && !addresses.All(PublicAddresses.Contains)))
        {
            throw new AddressNotAllowedException();
        }

        Socket? socket = null;
        try
        {
            socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(addresses, to.Port, cancellation);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}

/// <summary>The receiver's name leads to no address on the internet. Without the name: it may be one that nobody should learn from a log.</summary>
internal sealed class AddressNotAllowedException() : IOException("The receiver's address is not allowed.");
