using System.Collections.Concurrent;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>A collector (OTLP over HTTP) that keeps what it gets, byte for byte: what cannot be found in the bytes was not sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = new();
    private LoopbackServer _server = null!;

    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _server.Address.GetLeftPart(UriPartial.Authority)),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),

        // Milliseconds; the standard's own defaults are 5 and 60 seconds.
        ("OTEL_BSP_SCHEDULE_DELAY", "500"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "500"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
    ];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        collector._server = await LoopbackServer.StartAsync(certificate: null, port: 0, app => app.Run(collector.KeepAsync), CancellationToken.None);
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Everything that came for a signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>), each byte as one letter.</summary>
    public string TextOf(string signal) =>
        string.Join('\n', _got.Where(one => one.Path.EndsWith($"/{signal}", StringComparison.Ordinal)).Select(one => Encoding.Latin1.GetString(one.Body)));

    public IReadOnlyList<SentSpan> Spans => [.. _got.Where(one => one.Path.EndsWith("/traces", StringComparison.Ordinal)).SelectMany(one => SentSpan.ReadAll(one.Body))];

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue((context.Request.Path.Value!, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
