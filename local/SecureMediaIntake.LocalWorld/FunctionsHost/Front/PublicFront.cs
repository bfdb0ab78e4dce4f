using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using Yarp.ReverseProxy.Forwarder;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>The public address: TLS, the host's own pages, routes, limits, headers; then <see cref="Proxy"/>.</summary>
internal sealed class PublicFront : IAsyncDisposable
{
    private const string BodyLimitSetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";

    private readonly WebApplication _application;
    private readonly RequestPlaces _places;
    private readonly Proxy _proxy;
    private readonly RouteTable _routes;
    private readonly bool _homepage;
    private readonly TimeSpan _drain;

    public PublicFront(
        PublishedFolder folder,
        Settings settings,
        FunctionsHostOptions options,
        HandlerSupervisor handler,
        InvocationLog invocations,
        TimeProvider clock)
    {
        var http = folder.Host.Http;
        _routes = new(http.RoutePrefix, folder.Functions.OfType<FunctionDefinition.Http>());
        _places = new(http.MaxConcurrent, http.MaxOutstanding);
        _homepage = !Settings.IsTrue(settings["AzureWebJobsDisableHomepage"]);
        _drain = options.Times.Drain;
        _application = Build(options, BodyLimit(settings), http.Hsts);
        _proxy = new(
            _application.Services.GetRequiredService<IHttpForwarder>(),
            handler,
            invocations,
            folder.Host.FunctionTimeout,
            options.Times.ProxySilence,
            clock);
        _application.Use(next => context => AddHeadersAsync(http.CustomHeaders, context, next));
        if (http.Hsts is not null)
        {
            // It leaves localhost out: a browser would otherwise refuse plain http on every port of the machine for a year.
            _application.UseHsts();
        }

        _application.Run(AnswerAsync);
    }

    /// <returns>https://localhost and the port.</returns>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        await _application.StartAsync(cancellation);
        var server = _application.Services.GetRequiredService<IServer>();
        var bound = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return new($"https://localhost:{bound.Port.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Takes no more requests and waits a moment for those that run.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(_drain);
        await _application.StopAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _places.Dispose();
    }

    private static long BodyLimit(Settings settings) =>
        settings[BodyLimitSetting] is not { } text
            ? RequestBody.DefaultLimit
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                ? bytes
                : throw new FunctionsHostException($"{BodyLimitSetting} is not a number of bytes.");

    private static WebApplication Build(FunctionsHostOptions options, long bodyLimit, HstsSettings? hsts)
    {
        // The empty builder, because the others read ASPNETCORE_URLS and appsettings of whoever started the world.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddLogging();
        builder.Services.AddHttpForwarder();
        builder.Services.AddHsts(header => (header.MaxAge, header.IncludeSubDomains) = (hsts?.MaxAge ?? TimeSpan.Zero, hsts?.IncludeSubDomains is true));

        // The default lifetime takes Ctrl+C for itself; the world decides in which order its parts end.
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = bodyLimit;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseHttps(options.Certificate));
        });
        return builder.Build();
    }

    private static Task AddHeadersAsync(IReadOnlyDictionary<string, string> headers, HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            // Only where absent: the app's own header wins. Host-made answers get them too.
            foreach (var (name, value) in headers)
            {
                context.Response.Headers.TryAdd(name, value);
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    // A key that no function has is wrong, even for an anonymous one; the local world has no keys at all.
    private static bool BringsKey(HttpRequest request) =>
        request.Headers.ContainsKey("x-functions-key") || request.Query.ContainsKey("code");

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value is "" or "/")
        {
            await HomeAsync(context.Response);
        }
        else if (context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (_routes.Find(context.Request.Method, context.Request.Path) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (BringsKey(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            using var place = await _places.TakeAsync(context.RequestAborted);
            if (place is null)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            await _proxy.RunAsync(context, function.Name);
        }
    }

    private Task HomeAsync(HttpResponse response)
    {
        if (!_homepage)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync("<!DOCTYPE html><title>Functions host</title><p>The stand-in Functions host is up and running.</p>");
    }

    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
