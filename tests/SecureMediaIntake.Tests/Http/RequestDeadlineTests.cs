using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Pipeline;

namespace SecureMediaIntake.Tests.Http;

public sealed class RequestDeadlineTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_page_or_a_video_is_ended_before_the_host_would_kill_everything()
    {
        var request = RunAsync(endpoint: null);

        _clock.Advance(RequestDeadline.Longest - TimeSpan.FromSeconds(1));
        Assert.False(request.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task A_trigger_has_a_deadline_of_its_own()
    {
        using var stop = new CancellationTokenSource();
        var trigger = RunAsync(new Endpoint(null, new(new TriggerEndpoint(TimeSpan.FromMinutes(25))), "trigger"), stop.Token);

        _clock.Advance(RequestDeadline.Longest * 2);
        Assert.False(trigger.IsCompleted);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trigger);
    }

    private Task RunAsync(Endpoint? endpoint, CancellationToken aborted = default)
    {
        var context = new DefaultHttpContext { RequestAborted = aborted };
        context.SetEndpoint(endpoint);
        return new RequestDeadline(reader => Task.Delay(Timeout.Infinite, reader.RequestAborted), _clock).InvokeAsync(context);
    }
}
