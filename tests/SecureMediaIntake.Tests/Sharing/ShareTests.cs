using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>What a share opens, for whom, and when it ends: rows and rules, with a clock that the test moves.</summary>
public sealed class ShareTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"), "X26T2", "Test Colleague, South");
    private static readonly Team Skin = new(new string('b', 32), "Skin clinic");

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T2", Colleague.Id);
        _request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task It_ends_by_itself_on_the_instant_that_was_said()
    {
        await ShareAsync(Form(days: 1));

        _site.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1) - _site.Get<ShareOptions>().Pause);
        Assert.True(await MayViewAsync(Colleague, _item));
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await MayViewAsync(Colleague, _item));
        Assert.Empty(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
    }

    [Fact]
    public async Task What_was_not_chosen_and_what_arrives_later_is_not_shared()
    {
        var unchosen = (await _site.AddMediaAsync(_request)).Item.Id;
        await ShareAsync(Form());
        var later = (await _site.AddMediaAsync(_request)).Item.Id;

        Assert.True(await MayViewAsync(Colleague, _item));
        Assert.False(await MayViewAsync(Colleague, unchosen));
        Assert.False(await MayViewAsync(Colleague, later));
        Assert.Equal([_item], Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None)).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_team_is_whoever_is_in_it_now_and_a_team_of_that_name_elsewhere_is_not()
    {
        _site.Directory.Put("X26T2", Skin);
        await ShareAsync(Form(to: $"team:{Skin.Id}"));

        Assert.False(await MayViewAsync(Colleague, _item));
        _site.Directory.Put("X26T2", Colleague.Id, teams: [Skin.Id]);
        Assert.True(await MayViewAsync(Colleague, _item));

        var northern = new Clinician(TestSite.NorthTenant, new("10000003-0000-4000-8000-000000000003"), "X26T1", "Test Clinician Three");
        _site.Directory.Put("X26T1", northern.Id, teams: [Skin.Id]);
        await _site.ReplaceHeadAsync((await _site.Requests.ReadAsync(_request, None))!.Head with { Team = "another team" });
        Assert.False(await MayViewAsync(northern, _item));
    }

    [Fact]
    public async Task It_opens_a_private_area_to_whom_it_was_shared_with_by_name()
    {
        var request = await _site.AskAsync(change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var item = (await _site.AddMediaAsync(request)).Item.Id;
        var plan = await _site.Get<ShareMedia>().PlanAsync(TestSite.North, request, Form(item: item), None);
        await ShareAsync(Form(item: item), request);

        Assert.True(Assert.IsType<Outcome<SharePlan>.Ok>(plan).Value is { IsOutside: true, MayShowPrivateArea: true });
        // As for whoever asked: not before this person said why.
        Assert.False(await MayViewAsync(Colleague, item, request));
        Assert.True((await SharedAsync(request)).IsHidden);
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<ShowPrivateMedia>().RunAsync(Colleague, request, "asked for an opinion", None));
        Assert.True(await MayViewAsync(Colleague, item, request));
        Assert.False((await SharedAsync(request)).IsHidden);
    }

    [Fact]
    public async Task With_whom_it_was_shared_they_cannot_share_it_on()
    {
        await ShareAsync(Form());

        var on = await _site.Get<ShareMedia>().RunAsync(Colleague, _request, Form() with { To = $"person:{TestSite.SouthTenant:N}:{TestSite.North.ObjectId:N}" }, None);

        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<string>.Refused>(on).Problem);
    }

    [Fact]
    public async Task Who_leaves_their_organisation_loses_what_was_shared_with_them()
    {
        await ShareAsync(Form());
        _site.Directory.Put("X26T2", Colleague.Id, active: false);

        Assert.False(await MayViewAsync(Colleague, _item));
    }

    [Fact]
    public async Task Pressed_twice_it_is_shared_once_and_after_a_stop_anew()
    {
        var first = await ShareAsync(Form());
        var again = await ShareAsync(Form());
        await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, first, None);
        var anew = await ShareAsync(Form());

        Assert.Equal(first, again);
        Assert.NotEqual(first, anew);
        Assert.Equal(
            ["share-set-to-begin", "share-stopped", "share-set-to-begin"],
            _site.Requests.Trail(_request).Select(line => line.Action).Where(action => action.Contains("share", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_say_nobodys_name_and_no_identity_in_the_open()
    {
        var grant = (await _site.Requests.ReadAsync(_request, None))!.Find<GrantRow>(GrantRow.KeyOf(await ShareAsync(Form())))!;
        var open = System.Text.Json.JsonSerializer.Serialize(grant);

        Assert.DoesNotContain("Test Clinician", open, StringComparison.Ordinal);
        Assert.DoesNotContain(Colleague.ObjectId.ToString("N"), open, StringComparison.Ordinal);
        Assert.DoesNotContain("second opinion", open, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call me on 07700 900101", "share-why-has-number")]
    [InlineData("Patient 999 000 1014", "share-why-has-number")]
    [InlineData("Wound of 12 x 4 cm, since 3 March 2026", null)]
    [InlineData(" ", "share-why-missing")]
    public void A_reason_is_needed_and_holds_no_number_of_a_person(string why, string? problem) =>
        Assert.Equal(problem, ShareRules.Problems(Form() with { Why = why }).FirstOrDefault()?.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(365)]
    public void Nothing_is_shared_for_longer_than_thirty_days(int days) =>
        Assert.Equal([ShareProblems.DaysAreWrong], ShareRules.Problems(Form() with { Days = days }));

    private async Task<SharedSheet> SharedAsync(RequestId request) =>
        Assert.IsType<Outcome<SharedSheet>.Ok>(await _site.Get<ReadSharedWithMe>().OneAsync(Colleague, request, None)).Value;

    private ShareForm Form(string? to = null, ItemId? item = null, int days = 7) =>
        new("X26T2", to ?? $"person:{Colleague.TenantId:N}:{Colleague.ObjectId:N}", [item ?? _item], "For a second opinion", days);

    private Task<string> ShareAsync(ShareForm form, RequestId? request = null) => _site.ShareAsync(request ?? _request, form);

    private async Task<bool> MayViewAsync(Clinician who, ItemId item, RequestId? request = null)
    {
        var answer = await _site.Get<ViewMedia>().RunAsync(who, "viewing", request ?? _request, item, RenditionPart.Preview, None);
        (answer as Outcome<OpenedMedia>.Ok)?.Value.Dispose();
        return answer is Outcome<OpenedMedia>.Ok;
    }
}
