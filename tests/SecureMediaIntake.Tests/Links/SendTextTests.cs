using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

/// <summary>A text that is owed: when it goes out, that it goes out once, and when it does not.</summary>
public sealed class SendTextTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_text_that_waited_goes_out_once_with_a_link_that_works()
    {
        var id = await GivenAnOwedTextAsync();

        await DispatchAsync(id);
        await DispatchAsync(id);

        Assert.NotNull(Assert.Single(_world.Edges.Texts).Link);
        Assert.Equal("text-sent", _world.Actions(id)[^1]);
    }

    [Fact]
    public async Task A_text_whose_acknowledgement_was_lost_is_found_and_not_sent_again()
    {
        var id = await GivenAnOwedTextAsync();
        var owed = Assert.Single((await _world.ReadAsync(id)).Outbox());
        var handler = new SendText(
            _world.Edges, _world.Edges, _world.Edges, _world.Keys, _world.Edges, _world.Organisations, _world.Site, _world.Texts, _world.Clock);

        // Sent, and the process died before it could say so.
        await handler.RunAsync(await _world.ReadAsync(id), owed, None);
        await DispatchAsync(id);

        Assert.Single(_world.Edges.Texts);
        Assert.Equal(TextState.Sent, (await TextAsync(id)).State);
    }

    [Fact]
    public async Task A_text_whose_link_was_called_off_meanwhile_is_not_sent()
    {
        var id = await GivenAnOwedTextAsync();
        Assert.IsType<Outcome<bool>.Ok>(await _world.CancelAsync(id));

        await DispatchAsync(id);

        Assert.Empty(_world.Edges.Texts);
        Assert.Equal("text-not-needed", _world.Actions(id)[^1]);
        Assert.Empty((await _world.ReadAsync(id)).Outbox());
    }

    [Fact]
    public async Task A_text_whose_link_ended_meanwhile_is_not_sent()
    {
        var id = await GivenAnOwedTextAsync();
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);

        await DispatchAsync(id);

        Assert.Empty(_world.Edges.Texts);
        Assert.Equal("text-not-needed", _world.Actions(id)[^1]);
    }

    [Theory]
    [InlineData("2026-03-03T07:59:59Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-02T20:00:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T07:00:00Z")] // The night in which clocks go forward.
    [InlineData("2026-07-01T19:30:00Z", "2026-07-02T07:00:00Z")] // 8:30pm in London.
    public async Task At_night_a_text_waits_for_8_in_the_morning_of_the_United_Kingdom(string asked, string sent)
    {
        _world.Clock.SetUtcNow(DateTimeOffset.Parse(asked, System.Globalization.CultureInfo.InvariantCulture));
        var morning = DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture);
        var id = await _world.AskAsync();

        Assert.Empty(_world.Edges.Texts);
        Assert.Empty((await _world.ReadAsync(id)).Outbox());
        Assert.Equal(morning, (await TextAsync(id)).DueAt);
        Assert.Contains(_world.Edges.Sent, message => message.Queue == PipelineQueue.CheckRequest && message.Delay == morning - _world.Clock.GetUtcNow());

        _world.Clock.SetUtcNow(morning.AddTicks(-1));
        await _world.LookAsync(id);
        Assert.Empty(_world.Edges.Texts);

        _world.Clock.SetUtcNow(morning);
        await _world.LookAsync(id);
        await _world.LookAsync(id);
        Assert.Single(_world.Edges.Texts);
    }

    [Fact]
    public async Task A_fourth_text_to_one_number_on_one_day_waits_for_the_next_morning()
    {
        for (var n = 0; n < _world.Texts.MostADay; n++)
        {
            await _world.AskAsync();
        }

        var fourth = await _world.AskAsync();

        Assert.Equal(3, _world.Edges.Texts.Count);
        Assert.Equal(new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero), (await TextAsync(fourth)).DueAt);
        Assert.Equal("limit", _world.Store.Trail(fourth)[^1].Reason);

        _world.Clock.SetUtcNow((await TextAsync(fourth)).DueAt);
        await _world.LookAsync(fourth);
        Assert.Equal(4, _world.Edges.Texts.Count);
    }

    [Fact]
    public async Task A_name_that_was_left_out_is_in_no_text()
    {
        await _world.AskAsync(form => form with { Texts = new(WithoutName: true, WithoutReminder: false) });

        Assert.Null(Assert.Single(_world.Edges.Texts).FirstName);
    }

    [Fact]
    public async Task A_refused_number_is_noted_and_not_tried_again()
    {
        _world.Edges.NumberIsRefused = true;
        var id = await _world.AskAsync();
        _world.Edges.NumberIsRefused = false;

        await _world.LookAsync(id);

        Assert.Empty(_world.Edges.Texts);
        Assert.True((await TextAsync(id)).Failed);
        Assert.Equal("text-refused", _world.Actions(id)[^1]);
    }

    [Fact]
    public async Task What_the_text_service_and_the_queues_are_told_holds_no_secret_and_nothing_of_the_patient()
    {
        var id = await _world.AskAsync();
        var text = Assert.Single(_world.Edges.Texts);

        Assert.Equal($"{id}.link-1", text.Reference);
        Assert.DoesNotContain("photos", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("text", text.ToString());
    }

    private async Task<TextRow> TextAsync(RequestId id) => (await _world.ReadAsync(id)).Find<TextRow>(TextRow.KeyOfLink(1))!;

    private async Task<RequestId> GivenAnOwedTextAsync()
    {
        _world.Edges.TextsAreDown = true;
        var id = await _world.AskAsync();
        _world.Edges.TextsAreDown = false;
        Assert.NotEmpty((await _world.ReadAsync(id)).Outbox());
        return id;
    }

    private async Task DispatchAsync(RequestId id) => Assert.True(await _world.Outbox.DispatchAsync(await _world.ReadAsync(id), _ => true, None));
}
