using System.Diagnostics;
using System.Diagnostics.Metrics;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Pipeline;
using SecureMediaIntake.FunctionApp.Telemetry;

using Xunit;

using Span = System.Diagnostics.Activity;

namespace SecureMediaIntake.Tests.Telemetry;

/// <summary>Spans go on over a queue, and say nothing but what is allowed.</summary>
public sealed class SpanTests
{
    private const string Sender = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData(Sender, "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")]
    [InlineData("not-a-trace", null, "0000000000000000")]
    [InlineData(null, null, "0000000000000000")]
    public async Task A_function_goes_on_with_the_trace_of_whoever_sent_the_message(string? trace, string? traceId, string parent)
    {
        var request = RequestId.New();
        var span = await SpanOfAsync(new(new PipelineMessage(request, ItemId.New()) { Trace = trace }), request);

        Assert.Equal(ActivityKind.Consumer, span.Kind);
        Assert.Equal(traceId ?? span.TraceId.ToString(), span.TraceId.ToString());
        Assert.Equal(parent, span.ParentSpanId.ToString());
    }

    [Fact]
    public void Only_what_is_on_the_list_leaves_on_a_span()
    {
        using var span = new Span("GET /clinic/requests/{id}");
        span.SetTag("http.route", "/clinic/requests/{id}").SetTag("http.response.status_code", 200);
        span.SetTag("url.path", "/clinic/requests/1").SetTag("url.full", "https://records.example/Patient/1").SetTag("exception.message", "Sam Example");
        span.SetStatus(ActivityStatusCode.Error, "GET https://records.example/Patient/1 failed");
        span.ActivityTraceFlags = ActivityTraceFlags.Recorded;

        using var processor = new SafeTags();
        processor.OnEnd(span);

        Assert.Equal(["http.response.status_code", "http.route"], span.TagObjects.Select(tag => tag.Key).Order());
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.True(span.Recorded);
    }

    [Fact]
    public void A_span_with_an_event_does_not_leave()
    {
        using var span = new Span("with an event") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        span.AddEvent(new("exception", tags: new() { ["exception.message"] = "Sam Example" }));

        using var processor = new SafeTags();
        processor.OnEnd(span);

        Assert.False(span.Recorded);
    }

    [Fact]
    public void Nobody_outside_decides_about_our_traces_or_learns_of_them()
    {
        var sent = new List<string>();
        using var span = new Span("call");
        span.Start();

        new OwnTraces().Inject(span, null, (_, name, _) => sent.Add(name));
        new OwnTraces().ExtractTraceIdAndState(null, Taken, out var id, out var state);

        Assert.Empty(sent);
        Assert.Equal((null, null), (id, state));

        static void Taken(object? carrier, string name, out string? value, out IEnumerable<string>? values) => (value, values) = (Sender, null);
    }

    private static async Task<Span> SpanOfAsync(TriggerCall call, RequestId request)
    {
        Span? seen = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QueueHop.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => seen = span.GetTagItem(SafeTags.Request) as string == request.ToString() ? span : seen,
        };
        ActivitySource.AddActivityListener(listener);
        using var meter = new Meter("test");
        var hop = new QueueHop(new PipelineMeter(meter), new FakeTimeProvider());

        var reply = await hop.InvokeAsync(EndpointFilterInvocationContext.Create(new DefaultHttpContext(), call), _ => ValueTask.FromResult<object?>(TriggerReply.Done));

        Assert.Same(TriggerReply.Done, reply);
        return seen!;
    }
}
