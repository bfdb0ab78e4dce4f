using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>Opens the queues of the account. Trusts the local authority where one is given, else the machine's; never any certificate.</summary>
internal sealed class QueueAccount(string connectionString, X509Certificate2? authority) : IDisposable
{
    private readonly HttpClient _http = new(Sockets(authority), disposeHandler: true);

    // Messages are read raw: one that is not Base64 must still be counted, released and set aside as it is.
    public QueueClient Open(string queue) => new(
        connectionString,
        queue,
        new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None, Transport = new HttpClientTransport(_http) });

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Sockets(X509Certificate2? authority)
    {
        var sockets = new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null };
        if (authority is not null)
        {
            sockets.SslOptions.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },

                // The local authority publishes no list of revoked certificates; it is gone with the world.
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return sockets;
    }
}
