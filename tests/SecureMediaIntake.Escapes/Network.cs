using System.Net;
using System.Net.Sockets;

namespace SecureMediaIntake.Escapes;

/// <summary>Ways to talk to somebody.</summary>
internal static class Network
{
    private const int Netlink = 16, Raw = 3, Stream = 1;

    public static IEnumerable<Escape> Of(Targets targets) =>
    [
        new("connect by TCP over IPv4", () => Tries.Do(() => Connect(new IPEndPoint(IPAddress.Loopback, targets.Port), ProtocolType.Tcp))),
        new("make an IPv6 socket", () => Tries.Do(() => new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp).Dispose())),
        new("send by UDP", () => Tries.Do(() => SendDatagram(targets.Port))),
        new("ask a name server by UDP", () => Tries.Do(() => SendDatagram(53))),
        new("listen by TCP", () => Tries.Do(Listen)),
        new("connect to an abstract unix socket", () => Tries.Do(() => Connect(new UnixDomainSocketEndPoint("\0" + targets.AbstractSocket), ProtocolType.Unspecified))),
        new("listen on an abstract unix socket", () => Tries.Do(ListenByName)),
        new("make a netlink socket", () => Linux.Call(Linux.Socket, Netlink, Raw, 0) >= 0),
        new("make a vsock socket to the host", () => Linux.Call(Linux.Socket, 40, Stream, 0) >= 0),
    ];

    private static void Connect(EndPoint to, ProtocolType protocol)
    {
        using var socket = new Socket(to.AddressFamily, SocketType.Stream, protocol);
        socket.Connect(to);
    }

    private static void SendDatagram(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SendTo("x"u8, new IPEndPoint(IPAddress.Loopback, port));
    }

    private static void Listen()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
    }

    private static void ListenByName()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint("\0escape-" + Environment.ProcessId));
        socket.Listen();
    }
}
