using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;

using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: to a collector (OTLP), to Application Insights, to both, or to nobody where neither is set. Counting goes on all the
/// same; it costs nothing where nobody listens.
/// </summary>
internal static class TelemetrySetup
{
    /// <summary>The standard's own name (https://opentelemetry.io/docs/specs/otel/protocol/exporter/); its siblings are read by the exporter itself.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The platform's own name, which the Functions host reads too.</summary>
    private const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private static readonly string[] Sdks = ["Azure.Data.Tables.*", "Azure.Storage.Blobs.*", "Azure.Storage.Queues.*"];

    public static void AddTelemetry(this WebApplicationBuilder builder, TokenCredential identity)
    {
        builder.Services.AddSingleton(_ => new Meter(JourneyMeter.Name));
        builder.Services.AddSingleton<JourneyMeter>().AddSingleton<PipelineMeter>();
        builder.Services.AddSingleton<QueueHop>();

        // For the clients that the framework makes, and for those that others make.
        DistributedContextPropagator.Current = new OwnTraces();
        builder.Services.AddSingleton(DistributedContextPropagator.Current);

        var wishes = new Wishes(builder.Configuration[Collector] is { Length: > 0 }, builder.Configuration[Insights], identity);

        if (wishes is { ToCollector: false, ConnectionString: null or "" })
        {
            return;
        }

        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("SecureMediaIntake", serviceVersion: Version))
            .WithTracing(traces => Trace(traces, wishes))
            .WithMetrics(metrics => Measure(metrics, wishes));
        builder.Logging.AddOpenTelemetry(logs => Log(logs, wishes));
    }

    private static string Version => Assembly.GetExecutingAssembly().GetName().Version?.ToString() ?? "0";

    private static void Trace(TracerProviderBuilder traces, Wishes wishes)
    {
        traces
            .AddSource(QueueHop.SourceName)
            .AddSource(Sdks)
            .AddAspNetCoreInstrumentation(options => options.Filter = IsWorth)

            // Before the exporters: they send what a span says when they see it.
            .AddProcessor(_ => new SafeTags());

        if (wishes.ToCollector)
        {
            traces.AddOtlpExporter();
        }

        if (wishes.ConnectionString is { Length: > 0 })
        {
            traces.AddAzureMonitorTraceExporter(wishes.Apply);
        }
    }

    private static void Measure(MeterProviderBuilder metrics, Wishes wishes)
    {
        metrics.AddMeter(JourneyMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime");

        if (wishes.ToCollector)
        {
            metrics.AddOtlpExporter();
        }

        if (wishes.ConnectionString is { Length: > 0 })
        {
            metrics.AddAzureMonitorMetricExporter(wishes.Apply);
        }
    }

    private static void Log(OpenTelemetryLoggerOptions logs, Wishes wishes)
    {
        logs.IncludeFormattedMessage = true;
        logs.AddProcessor(_ => new SafeLogs());

        if (wishes.ToCollector)
        {
            logs.AddOtlpExporter();
        }

        if (wishes.ConnectionString is { Length: > 0 })
        {
            logs.AddAzureMonitorLogExporter(wishes.Apply);
        }
    }

    /// <summary>Pings and probes come every few seconds and tell nothing.</summary>
    private static bool IsWorth(HttpContext context) => context.Request.Path != "/" && !context.Request.Path.StartsWithSegments("/api/health", StringComparison.Ordinal);

    private sealed record Wishes(bool ToCollector, string? ConnectionString, TokenCredential Identity)
    {
        public void Apply(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = ConnectionString;
            options.Credential = Identity;

            // What cannot be sent is lost rather than left on a disk that nobody wipes.
            options.DisableOfflineStorage = true;
        }

        public override string ToString() => "telemetry wishes";
    }
}
