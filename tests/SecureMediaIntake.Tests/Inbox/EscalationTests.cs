using System.Globalization;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>What nobody takes goes to the next one, once, at its time, whatever fails meanwhile.</summary>
public sealed class EscalationTests
{
    private readonly InboxWorld _inbox = new();

    [Fact]
    public async Task What_is_urgent_and_taken_by_nobody_goes_to_the_seniors_and_then_to_the_lead_each_once()
    {
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);

        await _inbox.UntilAsync(_inbox.World.Now.AddHours(3));

        Assert.Equal(
            [
                "clock-reminded team 02 09:07", "clock-escalated seniors 02 09:15", "clock-reminded seniors 02 09:22", "clock-escalated lead 02 09:30",
                "clock-reminded lead 02 09:37", "clock-ran-out lead 02 09:45",
            ],
            _inbox.Steps(id));
        Assert.Null(Trail.FirstBreak(_inbox.World.Store.Trail(id), (await _inbox.World.ReadAsync(id)).Head.Trail));
    }

    [Fact]
    public async Task Routine_that_comes_on_a_Friday_waits_over_the_weekend_on_which_the_clocks_go_forward()
    {
        _inbox.World.Clock.SetUtcNow(At("2026-03-27T18:00Z"));
        var id = await _inbox.GivenSentAsync();

        await _inbox.UntilAsync(At("2026-04-02T09:00Z"));

        // 17:00 in summer is 16:00 UTC. The seniors have until the end of the working day after.
        Assert.Equal(
            ["clock-reminded team 29 05:00", "clock-escalated seniors 30 16:00", "clock-reminded seniors 31 04:00", "clock-escalated lead 31 16:00", "clock-reminded lead 01 04:00", "clock-ran-out lead 01 16:00"],
            _inbox.Steps(id));
    }

    [Fact]
    public async Task A_team_without_seniors_leaves_it_to_the_lead()
    {
        _inbox.World.Directory.Put(InboxWorld.North, InboxWorld.Senior.Id, Domain.Access.Roles.Senior, [InboxWorld.Wounds.Id], active: false);
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);

        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(20));

        Assert.Equal("clock-escalated lead 02 09:15", _inbox.Steps(id)[^1]);
    }

    [Fact]
    public async Task Taking_it_stops_the_clock_and_what_comes_later_has_one_of_its_own()
    {
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);
        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(10));
        Assert.True(Assert.IsType<Outcome<bool>.Ok>(await _inbox.TakeAsync(id)).Value);

        await _inbox.UntilAsync(_inbox.World.Now.AddHours(2));
        Assert.Equal(["clock-reminded team 02 09:07"], _inbox.Steps(id));

        await _inbox.World.PutAsync(id, request => request.Items()[0] with { Status = ItemStatus.NeedsAttention });
        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(20));

        Assert.Equal(["clock-reminded team 02 11:17", "clock-escalated seniors 02 11:25"], _inbox.Steps(id).Skip(1));
    }

    [Fact]
    public async Task Who_takes_it_at_the_very_instant_at_which_it_would_go_on_has_it_or_it_went_on_first_and_never_both_ways()
    {
        foreach (var takerIsFirst in new[] { true, false })
        {
            // Who loses a race waits a moment: a clock that only the test moves would stand still.
            var inbox = new InboxWorld(TimeProvider.System);
            var id = await GivenDueAsync(inbox);
            var met = false;

            // The slower one has decided and is about to write when the other writes.
            inbox.World.Store.Committing = async commit =>
            {
                if (!met && commit.Trail[0].Action == (takerIsFirst ? "clock-escalated" : "request-taken"))
                {
                    met = true;
                    await (takerIsFirst ? (Task)inbox.TakeAsync(id) : inbox.WatchAsync(id));
                }
            };

            await (takerIsFirst ? inbox.WatchAsync(id) : (Task)inbox.TakeAsync(id));

            Assert.True(met);
            Assert.Null(await inbox.ClockAsync(id));
            Assert.Equal(takerIsFirst ? 0 : 1, inbox.Steps(id).Count(step => step.StartsWith("clock-escalated", StringComparison.Ordinal)));
            Assert.Equal(1, inbox.World.Actions(id).Count(action => action == "request-taken"));
        }
    }

    [Fact]
    public async Task Ten_messages_at_once_make_one_step()
    {
        var inbox = new InboxWorld(TimeProvider.System);
        var id = await GivenDueAsync(inbox);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => inbox.WatchAsync(id))));

        Assert.Equal(1, inbox.World.Actions(id).Count(action => action == "clock-escalated"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_before_or_after_the_change_loses_no_clock(bool isWritten)
    {
        var id = await _inbox.World.AskAndPassAsync(change: form => form with { Team = InboxWorld.Wounds.Id });
        await _inbox.SayAsync(id, Urgency.Urgent);
        await _inbox.World.GivenReceivedAsync(id);
        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(5));

        // The process dies while it sends: before its transaction, or with it written and nothing of what it owes done.
        _inbox.World.Store.Committing = _ => isWritten ? Task.CompletedTask : throw new CrashException();
        _inbox.World.Listed.IsDown = isWritten;
        _inbox.World.Edges.Refuses = delay => isWritten && delay != _inbox.World.Options.WatchdogDelay;

        if (isWritten)
        {
            Assert.IsType<Outcome<SentMedia>.Ok>(await _inbox.World.SendAsync(id));
        }
        else
        {
            await Assert.ThrowsAsync<CrashException>(() => _inbox.World.SendAsync(id));
        }

        (_inbox.World.Store.Committing, _inbox.World.Listed.IsDown, _inbox.World.Edges.Refuses) = (_ => Task.CompletedTask, false, _ => false);
        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(16));

        Assert.Equal(isWritten ? ["clock-reminded team 02 09:12", "clock-escalated seniors 02 09:20"] : [], _inbox.Steps(id));
        Assert.Equal(isWritten ? 1 : 0, (await _inbox.InboxAsync()).Waiting);
    }

    [Fact]
    public async Task A_step_that_a_crash_left_half_done_goes_on_with_the_next_message()
    {
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);
        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(14));

        // The step is written; the message for the next one is not sent, as the process died.
        _inbox.World.Clock.Advance(TimeSpan.FromMinutes(2));
        _inbox.World.Edges.Refuses = delay => delay != _inbox.World.Options.WatchdogDelay;
        await _inbox.WatchAsync(id);
        _inbox.World.Edges.Refuses = _ => false;
        Assert.Equal(Responsible.Seniors, (await _inbox.ClockAsync(id))!.Level);

        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(20));

        Assert.Equal("clock-escalated lead", _inbox.Steps(id)[^1][..20]);
    }

    [Fact]
    public async Task A_message_that_comes_before_its_time_by_another_machines_clock_is_followed_by_one_that_does_not()
    {
        var id = await _inbox.GivenSentAsync(Urgency.Urgent);
        var sent = _inbox.World.Edges.Sent.Count;
        _inbox.World.Clock.SetUtcNow((await _inbox.ClockAsync(id))!.RemindAt.AddSeconds(-90));

        Assert.False(await _inbox.WatchAsync(id));

        Assert.Equal([TimeSpan.FromSeconds(91)], _inbox.World.Edges.Sent.Skip(sent).Select(message => message.Delay));
    }

    [Fact]
    public async Task A_text_that_was_refused_rings_though_no_step_of_a_person_wrote_it()
    {
        _inbox.World.Edges.NumberIsRefused = true;
        var id = await _inbox.AskAsync();
        await _inbox.SayAsync(id, Urgency.Urgent);

        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(16));

        Assert.Equal("clock-escalated seniors 02 09:15", _inbox.Steps(id)[^1]);
    }

    private static async Task<RequestId> GivenDueAsync(InboxWorld inbox)
    {
        var id = await inbox.GivenSentAsync(Urgency.Urgent);
        var waiting = (await inbox.World.ReadAsync(id)).Find<WaitingRow>(WaitingRow.Key)!;
        await inbox.World.PutAsync(id, _ => waiting with { Clock = waiting.Clock! with { IsReminded = true, DueAt = inbox.World.Now } });
        return id;
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private sealed class CrashException : Exception;
}
