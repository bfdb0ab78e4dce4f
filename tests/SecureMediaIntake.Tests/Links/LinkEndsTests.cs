using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

/// <summary>What the owner of a link that works no more is told, when it was spent, and what was promised.</summary>
public sealed class LinkEndsTests
{
    private static readonly TimeSpan PastEnd = TimeSpan.FromDays(8);

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_link_that_ran_out_before_anything_came_has_expired()
    {
        var id = await _world.AskAndPassAsync();
        _world.Clock.Advance(PastEnd);

        Assert.Equal(LinkEnd.Expired, LinkEnds.Of(await PassAgainAsync(id)));
    }

    [Fact]
    public async Task What_was_sent_can_be_read_until_the_end_date_and_then_the_link_has_expired_with_something_sent()
    {
        var id = await SendAsync();
        Assert.Equal(LinkStatus.Consumed, (await PassAgainAsync(id)).State);
        _world.Clock.Advance(PastEnd);

        var late = await PassAgainAsync(id);

        Assert.Equal((LinkStatus.Expired, LinkEnd.Sent), (late.State, LinkEnds.Of(late)));
    }

    [Fact]
    public async Task A_request_that_was_called_off_says_so_also_to_the_browser_that_had_it_open()
    {
        var id = await _world.AskAsync();
        var passed = Assert.IsType<Outcome<PassedCheck>.Ok>(await _world.CheckAsync(id, InMemoryEdges.Patient.BirthDate)).Value;
        await _world.CancelAsync(id);

        var open = Assert.IsType<Outcome<LinkSession>.Ok>(await ReadAsync(id, passed)).Value;

        Assert.Equal((LinkStatus.Revoked, LinkEnd.Cancelled), (open.State, LinkEnds.Of(open)));
    }

    [Fact]
    public async Task A_link_with_a_newer_one_was_replaced()
    {
        var id = await _world.AskAndPassAsync();
        var link = await _world.LinkAsync(id);
        await _world.PutAsync(id, _ => link with { Status = LinkStatus.Revoked }, _ => link with { Number = 2, Session = null });

        Assert.Equal(LinkEnd.Replaced, LinkEnds.Of(await PassAgainAsync(id)));
    }

    [Fact]
    public async Task A_link_is_spent_when_Send_was_pressed()
    {
        var id = await SendAsync();
        var sentAt = _world.Now;
        _world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(sentAt, (await _world.LinkAsync(id)).SpentAt(_world.Now, anyReceived: true));
    }

    [Fact]
    public async Task The_end_date_spends_a_link_with_something_received_before_and_after_it_is_noted()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);
        var link = await _world.LinkAsync(id);
        Assert.Null(link.SpentAt(_world.Now, anyReceived: true));
        _world.Clock.Advance(PastEnd);
        Assert.Equal(link.EndsAt, link.SpentAt(_world.Now, anyReceived: true));

        await new EndLinks(_world.Ledger, _world.Time).RunAsync(id, StepWorld.None);

        Assert.Equal(link.EndsAt, (await _world.LinkAsync(id)).SpentAt(_world.Now, anyReceived: true));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(null, false)]
    public async Task The_team_looks_within_the_days_promised_counted_from_sending(int? days, bool promised)
    {
        var id = await _world.AskAndPassAsync(change: form => form with { LookWithinDays = days });
        await _world.GivenSealedAsync(id);
        Assert.Null((await _world.ReadAsync(id)).LookBy(_world.Now));

        await _world.SendAsync(id);

        Assert.Equal(promised ? new DateOnly(2026, 3, 4) : null, (await _world.ReadAsync(id)).LookBy(_world.Now));
    }

    [Fact]
    public async Task A_sign_of_life_gives_the_whole_idle_time_again_but_never_more_than_the_longest_session()
    {
        var id = await _world.AskAndPassAsync();
        _world.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(TimeSpan.FromMinutes(1), (await _world.LinkAsync(id)).Session!.LeftAt(_world.Now));

        var stayed = Assert.IsType<Outcome<TimeSpan>.Ok>(await StayAsync(id)).Value;
        Assert.Equal(UploadSession.Idle, stayed);

        _world.Clock.Advance(UploadSession.Longest - TimeSpan.FromMinutes(30));
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.IsType<Outcome<TimeSpan>.Ok>(await StayAsync(id)).Value);
        Assert.Equal(2, _world.Actions(id).Count(action => action == "stayed"));
    }

    private async Task<Outcome<TimeSpan>> StayAsync(RequestId id) =>
        await new StayHere(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), StepWorld.None);

    private async Task<RequestId> SendAsync()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenSealedAsync(id);
        Assert.IsType<Outcome<SentMedia>.Ok>(await _world.SendAsync(id));
        return id;
    }

    private async Task<LinkSession> PassAgainAsync(RequestId id)
    {
        var passed = Assert.IsType<Outcome<PassedCheck>.Ok>(await _world.CheckAsync(id, InMemoryEdges.Patient.BirthDate)).Value;
        return Assert.IsType<Outcome<LinkSession>.Ok>(await ReadAsync(id, passed)).Value;
    }

    private Task<Outcome<LinkSession>> ReadAsync(RequestId id, PassedCheck passed) =>
        new ReadSession(_world.Ledger, _world.Time).RunAsync(new(new(id, 1), passed.Epoch, passed.Secret), moving: false, StepWorld.None);
}
