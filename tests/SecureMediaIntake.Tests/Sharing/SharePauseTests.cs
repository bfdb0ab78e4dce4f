using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>"Sharing in 30 seconds": with an organisation of the allow-list, nothing is visible before, and what is stopped within it never is.</summary>
public sealed class SharePauseTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"), "X26T2", "Test Colleague, South");
    private static readonly Clinician Neighbour = new(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"), "X26T1", "Test Neighbour");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T2", Colleague.Id);
        _site.Directory.Put("X26T1", Neighbour.Id);
        _request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Nobody_elsewhere_looks_or_is_told_a_moment_before_it_is_over()
    {
        await ShareAsync(Colleague);

        Assert.False(await MayViewAsync());
        Assert.Empty(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
        _site.Clock.Advance(Pause - Tick);
        Assert.False(await MayViewAsync());
        Assert.Empty(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
        _site.Clock.Advance(Tick);
        Assert.True(await MayViewAsync());
        Assert.Equal(_request, Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None)).Id);
    }

    [Fact]
    public async Task Stopped_within_it_leaves_no_access_ever()
    {
        var grant = await ShareAsync(Colleague);
        _site.Clock.Advance(Pause - Tick);

        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, grant, None));

        foreach (var later in new[] { Tick, Pause, TimeSpan.FromHours(5), TimeSpan.FromDays(7) })
        {
            Assert.False(await MayViewAsync());
            _site.Clock.Advance(later);
        }

        Assert.Equal(["share-set-to-begin", "share-withdrawn"], Actions());
        Assert.DoesNotContain(_site.Get<InMemoryLists>().Names, name => name.StartsWith("with:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pressed_twice_it_begins_when_the_first_press_said()
    {
        var first = await ShareAsync(Colleague);
        _site.Clock.Advance(TimeSpan.FromSeconds(20));
        var again = await ShareAsync(Colleague);
        _site.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(first, again);
        Assert.True(await MayViewAsync());
        Assert.Equal(["share-set-to-begin"], Actions());
    }

    [Fact]
    public async Task Colleagues_of_the_same_organisation_look_at_once()
    {
        await ShareAsync(Neighbour);

        Assert.Equal(["media-shared"], Actions());
        Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Neighbour, None));
    }

    [Fact]
    public async Task The_guard_says_who_was_never_shared_with_before()
    {
        Assert.True(await IsFirstAsync(Colleague));
        var stopped = await ShareAsync(Colleague);
        await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, stopped, None);
        Assert.True(await IsFirstAsync(Colleague));

        await ShareAsync(Colleague);
        _site.Clock.Advance(TimeSpan.FromDays(8));

        Assert.False(await IsFirstAsync(Colleague));
        Assert.True(await IsFirstAsync(Neighbour));
    }

    [Fact]
    public async Task Shares_that_are_older_than_the_lists_are_found_after_the_daily_walk()
    {
        await ShareAsync(Colleague);
        _site.Clock.Advance(Pause);
        _site.Get<InMemoryLists>().Clear();
        Assert.Empty(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));

        await _site.Get<ListGrants>().RunAsync((await _site.Requests.ReadAsync(_request, None))!, None);

        Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
        Assert.False(await IsFirstAsync(Colleague));
    }

    [Fact]
    public async Task What_an_older_version_owed_to_the_lists_is_done_too()
    {
        await ShareAsync(Colleague);
        _site.Clock.Advance(Pause);
        _site.Get<InMemoryLists>().Clear();
        var owed = new OutboxRow { Number = 99, Kind = "index-grant", Argument = new('a', 32), Operation = OperationId.New(), OwedAt = _site.Clock.GetUtcNow() };

        await _site.Get<ListGrants>().RunAsync((await _site.Requests.ReadAsync(_request, None))!, owed, None);

        Assert.Single(await _site.Get<ReadSharedWithMe>().AllAsync(Colleague, None));
    }

    [Fact]
    public async Task A_share_that_is_over_makes_room_on_the_list()
    {
        var grant = await ShareAsync(Colleague);
        _site.Clock.Advance(Pause);
        Assert.Contains(_site.Get<InMemoryLists>().Names, name => name.StartsWith("with:", StringComparison.Ordinal));

        await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, grant, None);

        Assert.DoesNotContain(_site.Get<InMemoryLists>().Names, name => name.StartsWith("with:", StringComparison.Ordinal));
    }

    private IEnumerable<string> Actions() => _site.Requests.Trail(_request).Select(line => line.Action).Where(action => action.Contains("share", StringComparison.Ordinal));

    private ShareForm Form(Clinician to) => new(to.Organisation, $"person:{to.TenantId:N}:{to.ObjectId:N}", [_item], "For a second opinion", 7);

    private async Task<string> ShareAsync(Clinician to) =>
        Assert.IsType<Outcome<string>.Ok>(await _site.Get<ShareMedia>().RunAsync(TestSite.North, _request, Form(to), None)).Value;

    private async Task<bool> IsFirstAsync(Clinician to) =>
        Assert.IsType<Outcome<SharePlan>.Ok>(await _site.Get<ShareMedia>().PlanAsync(TestSite.North, _request, Form(to), None)).Value.IsFirst;

    private async Task<bool> MayViewAsync()
    {
        var answer = await _site.Get<ViewMedia>().RunAsync(Colleague, "viewing", _request, _item, RenditionPart.Preview, None);
        (answer as Outcome<OpenedMedia>.Ok)?.Value.Dispose();
        return answer is Outcome<OpenedMedia>.Ok;
    }
}
