using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

/// <summary>Texts that come by themselves: the reminder, and the one about files that wait. Each once, and only while it is true.</summary>
public sealed class DueTextsTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_reminder_comes_once_after_3_days_with_a_secret_of_its_own_for_the_same_link()
    {
        var id = await _world.AskAsync();
        Assert.Contains(_world.Edges.Sent, message => message.Queue == PipelineQueue.CheckRequest && message.Delay == TimeSpan.FromDays(3));

        _world.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromTicks(1));
        await _world.LookAsync(id);
        Assert.Single(_world.Edges.Texts);

        _world.Clock.Advance(TimeSpan.FromTicks(1));
        await _world.LookAsync(id);
        await _world.LookAsync(id);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.LookAsync(id);

        Assert.Equal([TextKind.Request, TextKind.Reminder], _world.Edges.Texts.Select(text => text.Kind));
        var (first, second) = (_world.Edges.Texts[0].Link!, _world.Edges.Texts[1].Link!);
        Assert.NotEqual(first, second);
        Assert.Equal(await TargetAsync(first), await TargetAsync(second));
        Assert.Equal(_world.Edges.Texts[0].LastDay, _world.Edges.Texts[1].LastDay);
    }

    [Fact]
    public async Task Nobody_is_reminded_who_was_not_to_be()
    {
        var id = await _world.AskAsync(form => form with { Texts = new(WithoutName: false, WithoutReminder: true) });

        _world.Clock.Advance(TimeSpan.FromDays(3));
        await _world.LookAsync(id);

        Assert.Single(_world.Edges.Texts);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_they_sent_or_of_what_was_cancelled()
    {
        var sent = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(sent);
        await _world.SendAsync(sent);
        var cancelled = await _world.AskAsync();
        await _world.CancelAsync(cancelled);

        _world.Clock.Advance(TimeSpan.FromDays(3));
        await _world.LookAsync(sent);
        await _world.LookAsync(cancelled);

        Assert.Equal([TextKind.Request, TextKind.Request], _world.Edges.Texts.Select(text => text.Kind));
    }

    [Theory]
    [InlineData(Reported.NotForMe, true)]
    [InlineData(Reported.SaidNo, false)]
    public async Task Nobody_is_reminded_who_said_no_or_is_somebody_else_and_the_wrong_person_hears_no_more(Reported what, bool stranger)
    {
        var id = await _world.AskAsync();
        await new ReportLink(_world.Ledger, _world.Clock).RunAsync(new(id, 1), what, CancellationToken.None);

        _world.Clock.Advance(TimeSpan.FromDays(3));
        await _world.LookAsync(id);
        await _world.CancelAsync(id, tellPatient: true);

        Assert.Equal(stranger ? 1 : 2, _world.Edges.Texts.Count);
        Assert.DoesNotContain(_world.Edges.Texts, text => text.Kind == TextKind.Reminder);
    }

    [Fact]
    public async Task Nobody_is_reminded_who_refused_after_the_check()
    {
        var id = await _world.AskAndPassAsync();
        await new DeclineToSend(_world.Ledger, _world.Clock).RunAsync(await _world.SessionAsync(id), CancellationToken.None);

        _world.Clock.Advance(TimeSpan.FromDays(3));
        await _world.LookAsync(id);

        Assert.Single(_world.Edges.Texts);
    }

    [Fact]
    public async Task Who_leaves_files_waiting_is_told_once_after_30_quiet_minutes()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);

        _world.Clock.Advance(TimeSpan.FromMinutes(29));
        await _world.LookAsync(id);
        Assert.Single(_world.Edges.Texts);

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.LookAsync(id);
        await _world.LookAsync(id);
        await _world.GivenReceivedAsync(id);
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.LookAsync(id);

        Assert.Equal([TextKind.Request, TextKind.NotSent], _world.Edges.Texts.Select(text => text.Kind));
    }

    [Fact]
    public async Task Who_is_still_adding_files_is_left_alone_until_they_stop()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);
        _world.Clock.Advance(TimeSpan.FromMinutes(20));
        await _world.GivenStagedAsync(id);
        _world.Clock.Advance(TimeSpan.FromMinutes(10));

        await _world.LookAsync(id);

        Assert.Single(_world.Edges.Texts);
        Assert.Equal("text-put-off", _world.Actions(id)[^1]);
        Assert.Contains(_world.Edges.Sent, message => message.Queue == PipelineQueue.CheckRequest && message.Delay == TimeSpan.FromMinutes(20));

        _world.Clock.Advance(TimeSpan.FromMinutes(20));
        await _world.LookAsync(id);
        Assert.Equal(TextKind.NotSent, _world.Edges.Texts[^1].Kind);
    }

    [Fact]
    public async Task Who_sent_meanwhile_or_took_everything_back_is_not_told_that_files_wait()
    {
        var sent = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(sent);
        await _world.SendAsync(sent);
        var removed = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(removed);
        await _world.PutAsync(removed, request => request.Item(upload.Item)! with { Status = ItemStatus.Erased });

        _world.Clock.Advance(TimeSpan.FromMinutes(30));
        await _world.LookAsync(sent);
        await _world.LookAsync(removed);

        Assert.All(_world.Edges.Texts, text => Assert.Equal(TextKind.Request, text.Kind));
    }

    [Fact]
    public async Task A_cancelled_request_is_told_only_to_those_who_had_its_link()
    {
        var told = await _world.AskAsync();
        await _world.CancelAsync(told, tellPatient: true);
        await _world.CancelAsync(told, tellPatient: true);
        _world.Edges.NumberIsRefused = true;
        var unheard = await _world.AskAsync();
        _world.Edges.NumberIsRefused = false;
        await _world.CancelAsync(unheard, tellPatient: true);

        Assert.Equal([TextKind.Request, TextKind.Cancelled], _world.Edges.Texts.Select(text => text.Kind));
        Assert.Equal("text-not-needed", _world.Actions(unheard)[^1]);
    }

    private async Task<LinkTarget> TargetAsync(string link) =>
        (await _world.Edges.FindAsync(LinkSecret.TryParse(link)!.Hash(), CancellationToken.None))!;
}
