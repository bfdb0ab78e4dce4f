using System.Net.Sockets;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>Tries again while the handler refuses the connection, as the host does: a restart of a second or two goes unnoticed.</summary>
internal sealed class ConnectRetries(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Most = 10;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pause = First;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (
                e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } && attempt < Most)
            {
                // Refused, so no byte was sent: a request that was under way when the handler died is the caller's to repeat.
                await Task.Delay(pause, cancellationToken);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
        }
    }
}
