using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>Finds a port that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>
    /// Below the range from which Linux takes the ports of outgoing connections (32768 to 60999): a port of that range could be taken by
    /// any client while the handler is down between two starts, and the handler keeps its port.
    /// </summary>
    private const int From = 20_000;
    private const int To = 32_000;

    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(From, To);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Taken: throw the dice again.
            }
        }
    }
}
