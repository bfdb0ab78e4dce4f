using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SecureMediaIntake.LocalWorld.Loopback;

/// <summary>One Kestrel server inside this process, reachable from this machine only.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>Largest body that any local service takes, in bytes: far above a wrapped key or a text, far below what would hurt.</summary>
    private const long MaxBodyBytes = 1024 * 1024;

    private readonly WebApplication _application;
    private int _stopped;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Scheme, 127.0.0.1 and the port, with no path.</summary>
    public Uri Address { get; }

    /// <param name="certificate">Null serves plain http.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="map">Adds middleware and routes; nothing else is served.</param>
    public static async Task<LoopbackServer> StartAsync(
        X509Certificate2? certificate, int port, Action<WebApplication> map, CancellationToken cancellation)
    {
        // The empty builder, because the others read ASPNETCORE_URLS and appsettings of whoever started the world.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        // The default lifetime takes Ctrl+C for itself: the vault would close before the world has stopped the product that needs it.
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });

        var application = builder.Build();
        try
        {
            application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellAsync });
            map(application);
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new(application, new(addresses.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        // Connections that clients keep open would hold the stop for 30 s; nothing here is worth waiting for.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
    }

    // Nobody reads the logs of a server inside a test, so a fault of ours goes to the caller, whole.
    private static Task TellAsync(HttpContext context) => context.Response.WriteAsync(
        $"A fault of the local world, not of the caller:\n{context.Features.Get<IExceptionHandlerFeature>()?.Error}");

    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
