using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>An event on its way: told at least once, and where that cannot be, seen by a person and sent again.</summary>
public sealed class DeliveryTests
{
    private readonly WebhookWorld _world = new();

    private InMemoryWebhooks Receiver => _world.Receiver;

    private Delivery Row => Receiver.Rows.Single();

    [Fact]
    public async Task What_happened_is_told_once_and_the_receiver_was_asked_before()
    {
        await _world.Steps.AskAsync();

        Assert.Equal([TimeSpan.Zero], await _world.RunAsync());

        Assert.Equal((DeliveryState.Delivered, 1, null), (Row.State, Row.Tries, Row.Cause));
        Assert.Equal(["https://receiver.example/hook for media.example"], Receiver.Asked);
        Assert.Equal(Row.Id.Value, Receiver.Sent.Single().Id);
        Assert.Equal(Row.Id.Value, InMemoryWebhooks.Read(Receiver.Sent.Single()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_receiver_is_asked_once()
    {
        await _world.Steps.AskAsync();
        await _world.RunAsync();
        await _world.Steps.AskAsync();
        await _world.RunAsync();

        Assert.Single(Receiver.Asked);
        Assert.Equal(2, Receiver.Sent.Count);
    }

    [Fact]
    public async Task A_receiver_that_does_not_agree_is_told_nothing_until_it_does()
    {
        Receiver.Consent = new(IsGiven: false);
        await _world.Steps.AskAsync();
        await TakeOneAsync();
        Assert.Equal((DeliveryState.Waiting, ReceiverCauses.NotAgreed), (Row.State, Row.Cause));
        Assert.Empty(Receiver.Sent);

        Receiver.Consent = new(IsGiven: true);
        await _world.RunAsync();

        Assert.Equal(DeliveryState.Delivered, Row.State);
        Assert.Equal(2, Receiver.Asked.Count);
    }

    [Fact]
    public async Task An_outage_is_tried_by_the_table_then_given_up_then_replayed_under_the_same_id()
    {
        Receiver.Answer = new(500);
        await _world.Steps.AskAsync();
        var delays = await _world.RunAsync();

        Assert.Equal(RetryRules.Waits.Count + 1, delays.Count);
        Assert.All(RetryRules.Waits.Zip(delays.Skip(1)), one => Assert.InRange(one.Second, one.First, one.First * (1 + RetryRules.MostJitter)));
        Assert.InRange(delays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay), TimeSpan.FromHours(24), TimeSpan.FromHours(72));
        Assert.Equal((DeliveryState.Dead, 9, "http-500"), (Row.State, Row.Tries, Row.Cause));
        Assert.Equal([Row.Id], (await _world.Dead.OfAsync("X26T1", StepWorld.None)).Select(dead => dead.Id));
        Assert.Empty(await _world.Dead.OfAsync("X26T2", StepWorld.None));

        Receiver.Answer = new(204);
        _world.Steps.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<Outcome<Delivery>.Ok>(await _world.ReplayAsync(Row.Id));
        await _world.RunAsync();

        Assert.Equal(DeliveryState.Delivered, Row.State);
        Assert.Empty(await _world.Dead.OfAsync("X26T1", StepWorld.None));
        Assert.Equal(10, Receiver.Sent.Count);
        Assert.Single(Receiver.Sent.Select(sent => sent.Id).Distinct());
        Assert.Single(Receiver.Sent.Select(sent => Convert.ToBase64String(sent.Body.Span)).Distinct());
        Assert.Equal(10, Receiver.Sent.Select(sent => sent.Timestamp).Distinct().Count());
    }

    [Fact]
    public async Task A_replay_has_the_whole_table_again()
    {
        Receiver.Answer = new(500);
        await _world.Steps.AskAsync();
        await _world.RunAsync();

        await _world.ReplayAsync(Row.Id);
        var delays = await _world.RunAsync();

        Assert.Equal((DeliveryState.Dead, 18), (Row.State, Row.Tries));

        // The one at once, the eight of the table, and the watchdog's, which had been overtaken.
        Assert.Equal(10, delays.Count);
    }

    [Fact]
    public async Task A_writer_that_dies_after_the_replays_row_is_made_up_for_by_the_message_before_it()
    {
        Receiver.Answer = new(500);
        await _world.Steps.AskAsync();
        await _world.RunAsync();
        await _world.ReplayAsync(Row.Id);

        var messages = _world.TakeMessages();
        Assert.Equal([_world.Steps.Options.WatchdogDelay, TimeSpan.Zero], messages.Select(one => one.Delay));

        Receiver.Answer = new(204);
        await _world.Deliver.RunAsync(Row.Id, messages[0].Message.Attempt, StepWorld.None);
        Assert.Equal(DeliveryState.Delivered, Row.State);
    }

    [Fact]
    public async Task After_410_nothing_is_sent_until_it_was_resumed()
    {
        Receiver.Answer = new(410);
        await _world.Steps.AskAsync();
        await _world.RunAsync();
        var gone = Row;
        Assert.Equal((DeliveryState.Dead, 1, "http-410"), (gone.State, gone.Tries, gone.Cause));
        Assert.NotNull(Receiver.Subscriptions.Single().EndedAt);

        await _world.Steps.AskAsync();
        await _world.RunAsync();
        Assert.Single(Receiver.Rows);
        Assert.Equal(WebhookProblems.HasEnded, Assert.IsType<Outcome<Delivery>.Refused>(await _world.ReplayAsync(gone.Id)).Problem);

        Receiver.Answer = new(200);
        var resumed = await new ResumeWebhook(Receiver, _world.Steps.Organisations).RunAsync(StepWorld.Clinician, WebhookWorld.Webhook.Id, StepWorld.None);
        Assert.IsType<Outcome<WebhookSheet>.Ok>(resumed);
        await _world.ReplayAsync(gone.Id);
        await _world.Steps.AskAsync();
        await _world.RunAsync();

        Assert.Equal(2, Receiver.Asked.Count);
        Assert.All(Receiver.Rows, row => Assert.Equal(DeliveryState.Delivered, row.State));
        Assert.Equal(2, Receiver.Rows.Count);
    }

    [Fact]
    public async Task What_waited_when_the_receiver_went_is_given_up_and_kept()
    {
        Receiver.Answer = new(500);
        await _world.Steps.AskAsync();
        await TakeOneAsync();
        await Receiver.PutAsync(Receiver.Subscriptions.Single() with { EndedAt = _world.Steps.Now }, StepWorld.None);

        await _world.RunAsync();

        Assert.Equal((DeliveryState.Dead, ReceiverCauses.SubscriptionEnded), (Row.State, Row.Cause));
        Assert.Single(Receiver.Sent);
    }

    [Theory]
    [InlineData(429, 3600, 3600)]
    [InlineData(503, 3600, 3600)]
    [InlineData(500, 3600, 5)]
    [InlineData(429, 1, 5)]
    [InlineData(503, -60, 5)]
    [InlineData(429, 864000, 86400)]
    public async Task A_receiver_that_says_when_is_heard_within_bounds(int status, int seconds, int expected)
    {
        Receiver.Answer = new(status, RetryAfter: TimeSpan.FromSeconds(seconds));
        await _world.Steps.AskAsync();

        await TakeOneAsync();

        var wait = Row.NextAt - _world.Steps.Now;
        Assert.InRange(wait, TimeSpan.FromSeconds(expected), TimeSpan.FromSeconds(expected) * (1 + RetryRules.MostJitter));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(199, false)]
    [InlineData(301, false)]
    [InlineData(404, false)]
    [InlineData(0, false)]
    public async Task Only_2xx_is_delivered(int status, bool delivered)
    {
        Receiver.Answer = new(status);
        await _world.Steps.AskAsync();

        await TakeOneAsync();

        Assert.Equal(delivered ? DeliveryState.Delivered : DeliveryState.Waiting, Row.State);
        Assert.Equal(delivered ? null : status == 0 ? "no-answer" : $"http-{status}", Row.Cause);
    }

    [Fact]
    public async Task A_message_that_was_overtaken_or_comes_early_tries_nothing()
    {
        Receiver.Answer = new(500);
        await _world.Steps.AskAsync();
        await TakeOneAsync();

        Assert.Null(await _world.Deliver.RunAsync(Row.Id, attempt: 0, StepWorld.None));
        Assert.Single(_world.TakeMessages());
        Assert.Null(await _world.Deliver.RunAsync(Row.Id, attempt: 1, StepWorld.None));

        var (message, delay) = Assert.Single(_world.TakeMessages());
        Assert.Equal((1, Row.NextAt - _world.Steps.Now), (message.Attempt, delay));
        Assert.Single(Receiver.Sent);
    }

    [Fact]
    public async Task Without_the_secret_nothing_is_sent_and_a_person_sees_it_at_last()
    {
        Receiver.Secrets = null;
        await _world.Steps.AskAsync();

        await _world.RunAsync();

        Assert.Equal((DeliveryState.Dead, ReceiverCauses.SecretUnusable), (Row.State, Row.Cause));
        Assert.Empty(Receiver.Sent);
    }

    [Fact]
    public async Task An_address_that_left_the_settings_gives_up_what_was_on_its_way()
    {
        await _world.Steps.AskAsync();
        var elsewhere = new WebhookWorld(new Webhook { Address = new("https://another.example/"), Secret = "another" });
        var deliver = new DeliverEvent(
            Receiver, Receiver, Receiver, Receiver, _world.Dead, _world.Steps.Edges, elsewhere.Steps.Organisations, _world.Steps.Site, _world.Steps.Time);

        await deliver.RunAsync(Row.Id, 0, StepWorld.None);

        Assert.Equal((DeliveryState.Dead, ReceiverCauses.NotInSettings), (Row.State, Row.Cause));
    }

    /// <summary>The crash between the rows and the outbox's end: the effect is done again.</summary>
    [Fact]
    public async Task An_effect_that_is_done_twice_owes_one_delivery()
    {
        var id = await _world.Steps.AskAsync();
        await _world.RunAsync();
        var owed = new OutboxRow
        {
            Number = 99, Kind = TellSystems.EffectKind, Argument = Row.Event.Write(), Operation = OperationId.New(), OwedAt = _world.Steps.Now,
        };

        await new TellSystems(Receiver, Receiver, _world.Steps.Edges, _world.Steps.Organisations).RunAsync(await _world.Steps.ReadAsync(id), owed, StepWorld.None);
        await _world.RunAsync();

        Assert.Equal(1, Row.Tries);
        Assert.Single(Receiver.Sent);
    }

    [Fact]
    public async Task What_the_queue_gave_up_is_dead_and_can_be_seen()
    {
        await _world.Steps.AskAsync();

        await _world.Dead.SetAsideAsync(Row.Id, StepWorld.None);
        await _world.Dead.SetAsideAsync(Row.Id, StepWorld.None);

        Assert.Equal((DeliveryState.Dead, ReceiverCauses.Failed), (Row.State, Row.Cause));
        Assert.Single(await _world.Dead.OfAsync("X26T1", StepWorld.None));
    }

    [Fact]
    public async Task After_30_days_a_delivery_is_forgotten_and_off_the_list()
    {
        Receiver.Answer = new(410);
        await _world.Steps.AskAsync();
        await _world.RunAsync();
        var forget = new ForgetDeliveries(Receiver, _world.Dead, _world.Steps.Time);

        _world.Steps.Clock.Advance(ForgetDeliveries.Kept);
        Assert.Equal(0, await forget.RunAsync(StepWorld.None));
        _world.Steps.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await forget.RunAsync(StepWorld.None));

        Assert.Empty(Receiver.Rows);
        Assert.DoesNotContain(_world.Steps.Lists.Names, name => name.StartsWith("dead:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_replays_what_is_another_organisations()
    {
        await _world.Steps.AskAsync();
        var stranger = StepWorld.Clinician with { Organisation = "X26T2" };

        var answer = await new ReplayDelivery(Receiver, Receiver, _world.Dead, _world.Steps.Edges, _world.Steps.Options, _world.Steps.Time)
            .RunAsync(stranger, Row.Id, StepWorld.None);

        Assert.Equal(WebhookProblems.DeliveryIsUnknown, Assert.IsType<Outcome<Delivery>.Refused>(answer).Problem);
    }

    /// <summary>The table that integrators read is the one that runs.</summary>
    [Fact]
    public void The_waits_are_those_of_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Architecture.Repository.Root, "docs", "webhooks.md"));

        Assert.Contains("| 5 s | 5 min | 30 min | 2 h | 5 h | 10 h | 14 h | 20 h |", document, StringComparison.Ordinal);
        Assert.Equal([5, 300, 1800, 7200, 18000, 36000, 50400, 72000], RetryRules.Waits.Select(wait => (int)wait.TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(51.5) + TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(5), RetryRules.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
    }

    private async Task TakeOneAsync()
    {
        var (message, _) = Assert.Single(_world.TakeMessages());
        Assert.True(DeliveryId.TryParse(message.Delivery, out var id));
        await _world.Deliver.RunAsync(id, message.Attempt, StepWorld.None);
    }
}
