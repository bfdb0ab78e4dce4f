using SecureMediaIntake.LocalWorld.Texts;
using Xunit;
using static SecureMediaIntake.SystemTests.Texts.NotifyCaller;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The real .NET client against the local text service.</summary>
public sealed class NotifyClientTests
{
    private const string RequestText =
        "Sam, Example Clinic asks you to send photos for your care. Use https://127.0.0.1:7071/p#ABCDEFGHJKMNPQRSTVWXYZ0123 "
        + "by 3 March. Help: 0113 496 0000";

    [Fact]
    public async Task A_text_is_filled_in_and_received()
    {
        await using var server = await NotifyCaller.StartAsync();

        var sent = await server.SendAsync("07700 900123", "request-1");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var received = await server.WaitForTextAsync("+447700900123", soon.Token);

        Assert.Equal(RequestText, sent.content.body);
        Assert.Equal("request-1", sent.reference);
        Assert.Equal(server.RequestTemplateId, sent.template.id);
        Assert.Equal((RequestText, "07700 900123", "request-1"), (received.Body, received.To, received.Reference));
        Assert.Equal(sent.id, received.Id.ToString());
    }

    [Fact]
    public async Task A_text_is_created_then_sent_then_delivered()
    {
        var clock = new ShiftedClock();
        await using var server = await NotifyCaller.StartAsync(
            new() { Clock = clock, SendingAfter = TimeSpan.FromHours(1), DeliveredAfter = TimeSpan.FromHours(2) });
        await server.SendAsync();

        Assert.Equal("created", server.Texts.Single().Status);
        clock.Ahead = TimeSpan.FromHours(1);
        Assert.Equal("sending", server.Texts.Single().Status);
        clock.Ahead = TimeSpan.FromHours(2);
        Assert.Equal("delivered", server.Texts.Single().Status);
    }

    [Fact]
    public async Task The_client_reads_a_delivered_text()
    {
        await using var server = await NotifyCaller.StartAsync(new() { SendingAfter = TimeSpan.Zero, DeliveredAfter = TimeSpan.Zero });
        var sent = await server.SendAsync(reference: "request-1");

        var read = await server.Client().GetNotificationByIdAsync(sent.id);

        Assert.Equal(("delivered", "sms", "07700900123", "request-1"), (read.status, read.type, read.phoneNumber, read.reference));
        Assert.Equal((RequestText, server.RequestTemplateId), (read.body, read.template.id));
        Assert.NotNull(read.createdAt);
        Assert.NotNull(read.completedAt);
    }

    [Fact]
    public async Task A_text_whose_answer_was_lost_is_found_by_its_reference()
    {
        await using var server = await NotifyCaller.StartAsync();
        server.LoseAnswers(1);

        await Assert.ThrowsAnyAsync<Exception>(() => server.SendAsync(reference: "request-1"));
        var found = await server.Client().GetNotificationsAsync("sms", "", "request-1");
        var other = await server.Client().GetNotificationsAsync("sms", "", "request-2");

        Assert.Equal(server.Texts.Single().Id.ToString(), Assert.Single(found.notifications).id);
        Assert.Empty(other.notifications);
        await server.SendAsync(reference: "request-1");
        Assert.Equal(2, server.Texts.Count);
    }

    [Fact]
    public async Task Missing_fields_are_named()
    {
        await using var server = await NotifyCaller.StartAsync();
        var partly = Personalisation();
        partly.Remove("link");
        partly["phone"] = null!;

        var refusal = await RefusalAsync(() => server.Client().SendSmsAsync("07700900123", server.RequestTemplateId, partly));

        Assert.Contains("Status code 400", refusal, StringComparison.Ordinal);
        Assert.Contains("Missing personalisation: link, phone", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Texts);
    }

    [Theory]
    [InlineData("077009001", "phone_number Not enough digits")]
    [InlineData("077009001234", "phone_number Too many digits")]
    [InlineData("0113 496 0000", "phone_number Not a UK mobile number")]
    [InlineData("07700 90O123", "phone_number Must not contain letters or symbols")]
    public async Task A_number_that_is_none_is_refused_with_the_reason(string number, string expected)
    {
        await using var server = await NotifyCaller.StartAsync();

        Assert.Contains(expected, await RefusalAsync(() => server.SendAsync(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_and_failures_come_on_demand_and_pass()
    {
        await using var server = await NotifyCaller.StartAsync();
        server.RateLimit(1);
        server.Fail(1);

        Assert.Contains("RateLimitError", await RefusalAsync(() => server.SendAsync()), StringComparison.Ordinal);
        Assert.Contains("Status code 500", await RefusalAsync(() => server.SendAsync()), StringComparison.Ordinal);
        await server.SendAsync();
        Assert.Single(server.Texts);
    }

    [Fact]
    public async Task A_service_that_is_down_accepts_nothing()
    {
        await using var server = await NotifyCaller.StartAsync();
        server.Down = true;
        await Assert.ThrowsAnyAsync<Exception>(() => server.SendAsync());
        server.Down = false;

        Assert.Empty(server.Texts);
        await server.SendAsync();
    }

    [Fact]
    public async Task A_lost_receipt_leaves_the_text_sending_for_three_days()
    {
        var clock = new ShiftedClock();
        await using var server = await NotifyCaller.StartAsync(new() { Clock = clock });
        server.LoseReceipts = true;
        await server.SendAsync();

        clock.Ahead = TimeSpan.FromHours(71);
        Assert.Equal("sending", server.Texts.Single().Status);
        clock.Ahead = TimeSpan.FromHours(73);
        Assert.Equal("temporary-failure", server.Texts.Single().Status);
    }

    [Theory]
    [InlineData("07700900002", "permanent-failure")]
    [InlineData("07700900003", "temporary-failure")]
    public async Task The_documented_test_numbers_fail(string number, string expected)
    {
        await using var server = await NotifyCaller.StartAsync(new() { SendingAfter = TimeSpan.Zero, DeliveredAfter = TimeSpan.Zero });
        var id = (await server.SendAsync(number)).id;

        Assert.Equal(expected, (await server.Client().GetNotificationByIdAsync(id)).status);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public async Task A_clock_that_is_more_than_half_a_minute_off_is_refused(int seconds)
    {
        await using var server = await NotifyCaller.StartAsync(new() { Clock = new ShiftedClock { Ahead = TimeSpan.FromSeconds(seconds) } });

        Assert.Contains("accurate to within 30 seconds", await RefusalAsync(() => server.SendAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_text_is_handed_out_once_in_order_and_waiting_ends_with_the_wish_to_wait()
    {
        await using var server = await NotifyCaller.StartAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var waiting = server.WaitForTextAsync("07700900123", soon.Token);
        await server.SendAsync("07700900999", "other");
        await server.SendAsync(reference: "first");
        await server.SendAsync(reference: "second");

        Assert.Equal("first", (await waiting).Reference);
        Assert.Equal("second", (await server.WaitForTextAsync("07700 900 123", soon.Token)).Reference);
        using var never = new CancellationTokenSource();
        var third = server.WaitForTextAsync("07700900123", never.Token);
        await never.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }
}
