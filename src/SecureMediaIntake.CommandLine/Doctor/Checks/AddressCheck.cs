using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>The public address: does its name lead somewhere that shows a certificate that browsers trust, and for how long?</summary>
internal sealed class AddressCheck(IOptions<SiteOptions> site, TimeProvider clock) : ICheck
{
    /// <summary>Certificates renew themselves 30 days and more before their end: with less than two weeks they do not.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Name => "address";

    public string Looks => "the public address: its name, its certificate";

    public string IfSilent => "Look at Site__PublicOrigin, DNS and the domain of the web app: docs/operations.md, Domain.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var origin = site.Value.PublicOrigin;
        var about = origin.GetLeftPart(UriPartial.Authority);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(origin.Host, origin.Port, limited.Token);
            await using var secure = new SslStream(client.GetStream());
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = origin.Host }, limited.Token);
            using var certificate = new X509Certificate2(secure.RemoteCertificate!);
            return [Judge(about, certificate.NotAfter.ToUniversalTime(), clock.GetUtcNow())];
        }
        catch (AuthenticationException)
        {
            return [Finding.Fault(about, "Browsers do not trust its certificate.", "Is it for this name, whole with its chain, and in its time? docs/operations.md, Domain.")];
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return [Finding.Fault(about, "Nothing answers there.", IfSilent)];
        }
    }

    internal static Finding Judge(string about, DateTimeOffset ends, DateTimeOffset now) => ends - now < Soon
        ? Finding.Warning(about, $"Its certificate ends in {(int)(ends - now).TotalDays} days.", "It renews itself only while DNS still has the entries of docs/operations.md, Domain: look at them.")
        : Finding.Good(about);
}
