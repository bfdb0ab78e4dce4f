using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.FunctionsHost.Timers;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>Timers: six fields, UTC, a run that was missed is made up once.</summary>
public sealed class TimerTests : HostTest
{
    private string Statuses => Path.Combine(Path.GetDirectoryName(Folder.LogFile)!, "timers");

    [Fact]
    public async Task A_timer_can_be_fired_now_and_its_status_is_kept()
    {
        Folder.Timer("Sweep", "0 30 3 1 1 *");
        var host = await StartAsync();

        var fired = await host.FireTimerAsync("sweep", Patience);

        Assert.Equal(InvocationOutcome.Succeeded, fired.Outcome);
        var timer = Timer(Assert.Single(Folder.Calls()));
        Assert.True((bool)timer["Schedule"]!["AdjustForDST"]!);
        Assert.False((bool)timer["IsPastDue"]!);
        Assert.NotNull(timer["ScheduleStatus"]!["Next"]);
        var kept = new TimerStatusFile(Statuses, "Sweep").Read()!;
        Assert.Equal(fired.Start, kept.Last);
        Assert.Equal((1, 1, 3, 30), (kept.Next.Month, kept.Next.Day, kept.Next.Hour, kept.Next.Minute));
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_once()
    {
        Folder.Timer("Sweep", "0 30 3 1 1 *");
        var longAgo = TimeProvider.System.GetUtcNow().AddYears(-3);
        new TimerStatusFile(Statuses, "Sweep").Write(new(longAgo, longAgo.AddDays(1), longAgo));

        var host = await StartAsync();
        await host.FirstInvocationAsync(one => one.Outcome is InvocationOutcome.Succeeded, Patience);
        await host.StopAsync();
        await StartAsync();

        Assert.True((bool)Timer(Assert.Single(Folder.Calls()))["IsPastDue"]!);
    }

    [Fact]
    public async Task A_timer_of_seconds_runs_by_itself_and_has_no_status()
    {
        Folder.Timer("Sweep", "* * * * * *");
        var host = await StartAsync();

        await host.FirstInvocationAsync(one => one is { Number: 2, Outcome: InvocationOutcome.Succeeded }, Patience);

        Assert.All(Folder.Calls(), call => Assert.Null(Timer(call)["ScheduleStatus"]));

        // Each in a second of its own. Not "half a second apart": a busy machine starts one late, and the next is due at its own second all the same.
        Assert.True(host.Invocations[1].Start.ToUnixTimeSeconds() > host.Invocations[0].Start.ToUnixTimeSeconds());
        Assert.False(Directory.Exists(Statuses));
    }

    private static JsonObject Timer(JsonObject call) => JsonNode.Parse((string)call["text"]!)!["Data"]!["timer"]!.AsObject();
}
