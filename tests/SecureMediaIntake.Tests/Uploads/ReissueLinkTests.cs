using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

/// <summary>A new link in place of the one before.</summary>
public sealed class ReissueLinkTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task The_link_before_stops_and_the_new_one_is_texted_once_however_often_the_button_is_pressed()
    {
        var id = await _world.AskAsync();

        Assert.Equal(2, Number(await _world.ReissueAsync(id)));
        Assert.Equal(2, Number(await _world.ReissueAsync(id)));

        Assert.Equal(LinkStatus.Revoked, (await _world.LinkAsync(id)).Status);
        Assert.Equal([TextKind.Request, TextKind.NewLink], _world.Edges.Texts.Select(text => text.Kind));
        Assert.Equal(["link-replaced", "link-issued"], _world.Actions(id).Where(action => action is "link-replaced" or "link-issued").Skip(1));
    }

    [Fact]
    public async Task It_goes_to_another_number_where_the_clinician_changed_it_and_the_trail_says_so_without_the_number()
    {
        var id = await _world.AskAsync();

        Number(await _world.ReissueAsync(id, "07700 900 777"));

        Assert.Equal(["+447700900101", "+447700900777"], _world.Edges.Texts.Select(text => text.Mobile));
        Assert.Contains("number-changed", _world.Actions(id));
        Assert.DoesNotContain(_world.Store.Trail(id), line => line.ToString().Contains("900777", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("01632 960101", 7, "mobile-invalid")]
    [InlineData("", 7, "mobile-invalid")]
    [InlineData("07700 900101", 2, "days-invalid")]
    public async Task A_number_or_length_that_the_form_for_a_request_would_refuse_is_refused_here_too(string mobile, int days, string code)
    {
        var id = await _world.AskAsync();

        Assert.Equal(code, Refusal(await _world.ReissueAsync(id, mobile, days)));
        Assert.Single(_world.Edges.Texts);
    }

    [Fact]
    public async Task What_was_sent_or_cancelled_gets_no_new_link()
    {
        var sent = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(sent);
        await _world.SendAsync(sent);
        var cancelled = await _world.AskAsync();
        await _world.CancelAsync(cancelled);

        Assert.Equal("already-received", Refusal(await _world.ReissueAsync(sent)));
        Assert.Equal("request-cancelled", Refusal(await _world.ReissueAsync(cancelled)));
    }

    [Fact]
    public async Task Files_stay_and_wait_for_Send_whatever_the_link_before_was()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);

        Number(await _world.ReissueAsync(id));
        _world.Clock.Advance(TimeSpan.FromDays(8) - TimeSpan.FromHours(10));
        var request = await _world.ReadAsync(id);

        Assert.False(request.PressedSend(_world.Now));
        Assert.Equal(ItemStatus.Received, Assert.Single(request.Items()).Status);
        Assert.NotNull(request.Find<UploadKey>(UploadKey.Key)!.Private);
    }

    [Fact]
    public async Task An_expired_link_does_not_come_to_life_as_sent_by_what_the_new_one_brings()
    {
        var id = await _world.AskAndPassAsync();
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);
        await new EndLinks(_world.Ledger, _world.Clock).RunAsync(id, CancellationToken.None);
        Assert.Null((await _world.ReadAsync(id)).Find<UploadKey>(UploadKey.Key)!.Private);

        Number(await _world.ReissueAsync(id));
        await _world.PutAsync(id, _ => new MediaItem
        {
            Id = ItemId.New(), Ordinal = 1, Number = 1, Kind = MediaKind.Photo, Status = ItemStatus.Received, ReservedAt = _world.Now, ReceivedAt = _world.Now,
        });
        var request = await _world.ReadAsync(id);

        Assert.False(request.PressedSend(_world.Now));
        Assert.Equal(LinkStatus.Expired, request.Find<UploadLink>(UploadLink.KeyOf(1))!.StateAt(_world.Now, anyReceived: true));

        // The private half went with the link before: a page that encrypted to what is left of it would send what nobody can open.
        Assert.Null(request.Find<UploadKey>(UploadKey.Key));
    }

    [Fact]
    public async Task The_reminder_waits_3_days_from_the_new_link()
    {
        var id = await _world.AskAsync();
        _world.Clock.Advance(TimeSpan.FromDays(2));
        Number(await _world.ReissueAsync(id));

        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.LookAsync(id);
        Assert.Equal(2, _world.Edges.Texts.Count);

        _world.Clock.Advance(TimeSpan.FromDays(2));
        await _world.LookAsync(id);
        Assert.Equal(TextKind.Reminder, _world.Edges.Texts[^1].Kind);
    }

    [Fact]
    public async Task A_text_with_the_link_before_that_waits_for_the_morning_is_not_sent()
    {
        _world.Clock.SetUtcNow(new(2026, 3, 2, 22, 0, 0, TimeSpan.Zero));
        var id = await _world.AskAsync();
        Number(await _world.ReissueAsync(id));

        _world.Clock.SetUtcNow(new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero));
        await _world.LookAsync(id);

        Assert.Equal(TextKind.NewLink, Assert.Single(_world.Edges.Texts).Kind);
    }

    [Fact]
    public async Task The_answer_to_the_check_is_the_same()
    {
        var id = await _world.AskAsync();
        Number(await _world.ReissueAsync(id));

        var passed = await new CheckIdentity(_world.Ledger, _world.Keys, _world.Organisations, _world.Clock)
            .RunAsync(new(id, 2), IdentityCheck.Normalise(InMemoryEdges.Patient.BirthDate), CancellationToken.None);

        Assert.Equal(LinkStatus.Verified, Assert.IsType<Outcome<PassedCheck>.Ok>(passed).Value.State);
    }

    private static int Number(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Ok>(outcome).Value;

    private static string Refusal(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Problem.Code;
}
