using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>
/// A client for one proxied request, which connects once. .NET repeats a GET, unasked and up to three times, when its connection breaks
/// before the first byte of the reply: one request that kills the handler would kill the next two as well and stop the host, and a request
/// that was under way when the handler was killed would not fail, as it must (functions-contract section 1, rule 5).
/// </summary>
internal sealed class OneConnection : IDisposable
{
    private bool _connected;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes its handlers.")]
    public OneConnection()
    {
        var sockets = LoopbackSockets.Create(followRedirects: false);
        sockets.ConnectCallback = ConnectAsync;
        Client = new(new ConnectRetries(sockets));
    }

    public HttpMessageInvoker Client { get; }

    public void Dispose() => Client.Dispose();

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket.")]
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (_connected)
        {
            throw new IOException("The handler ended while it worked on the request.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            _connected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
