using System.Security.Cryptography;

using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>Lists of requests: what they say is what the requests are, however many write at once.</summary>
public sealed class ListTests
{
    private readonly InboxWorld _inbox = new();

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_without_showing_one_twice()
    {
        var made = new List<RequestId>();

        foreach (var n in Enumerable.Range(0, 60))
        {
            // Several in the same instant too.
            _inbox.World.Clock.Advance(TimeSpan.FromSeconds(n % 3));
            made.Add(await _inbox.AskAsync(n % 2 == 0 ? InboxWorld.Wounds : InboxWorld.Skin));
        }

        var shown = new List<RequestId>();
        string? after = null;

        do
        {
            var page = await _inbox.ListAsync(new(After: after));
            Assert.True(page.Lines.Count <= ReadLists.PageLength);
            shown.AddRange(page.Lines.Select(line => line.Id));
            after = page.Next;
            Assert.True(after is null || ListedRequest.IsPosition(after));
        }
        while (after is not null);

        Assert.Equal(60, shown.Count);
        Assert.Equal(made.Order(Comparer<RequestId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))), shown.Order(Comparer<RequestId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
    }

    [Fact]
    public async Task A_page_opens_as_many_requests_as_it_shows_though_others_are_between_them()
    {
        for (var n = 0; n < 40; n++)
        {
            await _inbox.AskAsync(InboxWorld.Skin);
        }

        var mine = await _inbox.AskAsync();
        var opened = _inbox.World.Keys.Opened;

        var page = await _inbox.ListAsync(who: InboxWorld.Second);

        Assert.Equal([mine], page.Lines.Select(line => line.Id));
        Assert.Equal(1, _inbox.World.Keys.Opened - opened);
    }

    [Fact]
    public async Task A_team_that_somebody_does_not_work_in_is_an_empty_list()
    {
        await _inbox.AskAsync(InboxWorld.Skin);

        Assert.Empty((await _inbox.ListAsync(new(Team: InboxWorld.Skin.Id), InboxWorld.Second)).Lines);
        Assert.Single((await _inbox.ListAsync(new(Team: InboxWorld.Skin.Id), InboxWorld.Outside)).Lines);
        Assert.Empty((await _inbox.ListAsync(new(Team: "../x"), InboxWorld.Outside)).Lines);
    }

    [Fact]
    public async Task A_line_on_a_list_opens_nothing()
    {
        var id = await _inbox.AskAsync(InboxWorld.Skin);
        var line = ListedRequest.Of(await _inbox.World.ReadAsync(id), _inbox.World.Now);

        // As if a list were wrong, or somebody had written into it.
        await _inbox.World.Listed.PutAsync(ListNames.OfTeam(InboxWorld.North, InboxWorld.Wounds.Id), line, StepWorld.None);

        Assert.Empty((await _inbox.ListAsync(who: InboxWorld.Second)).Lines);
    }

    [Fact]
    public async Task A_status_that_only_the_clock_changes_is_right_in_list_and_count_before_anybody_writes_it()
    {
        var id = await _inbox.AskAsync();
        Assert.Equal([(RequestProgress.Sent, 1)], (await _inbox.ListAsync()).Counts);

        _inbox.World.Clock.SetUtcNow((await _inbox.World.LinkAsync(id)).EndsAt);

        Assert.Single((await _inbox.ListAsync(new(RequestProgress.Expired))).Lines);
        Assert.Empty((await _inbox.ListAsync(new(RequestProgress.Sent))).Lines);
        Assert.Empty((await _inbox.ListAsync()).Counts);
    }

    [Fact]
    public async Task Counts_are_those_of_the_requests_after_many_changed_them_at_once_and_lists_were_written_in_any_order()
    {
        var inbox = new InboxWorld(TimeProvider.System);
        inbox.World.Listed.Writing = () => Task.Delay(RandomNumberGenerator.GetInt32(6));
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => inbox.AskAsync()));

        await Task.WhenAll(ids.SelectMany((id, n) => new Func<Task>[]
        {
            () => new ReportLink(inbox.World.Ledger, inbox.World.Time).RunAsync(new(id, 1), n % 2 == 0 ? Reported.SaidNo : Reported.NotForMe, StepWorld.None),
            () => inbox.SayAsync(id, Urgency.Urgent),
            () => inbox.TakeAsync(id, InboxWorld.Second),
            () => inbox.PassAsync(id, $"team:{(n % 3 == 0 ? InboxWorld.Skin : InboxWorld.Wounds).Id}"),
            () => n % 4 == 0 ? inbox.World.CancelAsync(id) : inbox.World.ReissueAsync(id),
            () => inbox.PassAsync(id, $"team:{InboxWorld.Skin.Id}"),
        }).OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)).Select(act => Task.Run(act)).ToList());

        foreach (var team in new[] { InboxWorld.Wounds, InboxWorld.Skin })
        {
            var open = await new MergedLists(inbox.World.Listed).OpenAsync([ListNames.OfTeam(InboxWorld.North, team.Id)], StepWorld.None);
            var now = inbox.World.Now;
            var real = (await Task.WhenAll(ids.Select(inbox.World.ReadAsync))).Where(request => request.Head.Team == team.Id)
                .Select(request => ListedRequest.Of(request, now)).ToList();

            Assert.Equal(ReadLists.CountsOf(real.Where(line => line.IsOpen), now), ReadLists.CountsOf(open, now));
            Assert.Equal(real.Count(line => line.Clock is not null), open.Count(line => line.Clock is not null));
        }
    }

    [Fact]
    public async Task A_list_that_was_down_is_written_when_its_watchdog_comes_and_one_that_was_lost_by_the_daily_walk()
    {
        _inbox.World.Listed.IsDown = true;
        var id = await _inbox.GivenSentAsync();
        Assert.Empty((await _inbox.InboxAsync()).Lines);
        _inbox.World.Listed.IsDown = false;

        await _inbox.UntilAsync(_inbox.World.Now.AddMinutes(3));
        Assert.Equal(id, Assert.Single((await _inbox.InboxAsync()).Lines).Listed.Id);

        _inbox.World.Listed.Clear();
        var world = _inbox.World;
        var grants = new ListGrants(world.Keys, world.Directory, new(world.Lists, world.Lists, world.Organisations), world.Lists, world.Organisations, world.Time);
        var walk = new SweepLists(world.Store, world.Listed, world.Followed, world.Edges, world.Directory, world.Lists, grants, new(world.Keys, world.Lists, world.Lists, world.Organisations), world.Organisations, world.Time);

        Assert.True(await walk.RunAsync(StepWorld.None) > 0);
        Assert.Equal(id, Assert.Single((await _inbox.InboxAsync()).Lines).Listed.Id);
        Assert.Equal(0, await walk.RunAsync(StepWorld.None));
    }

    [Fact]
    public async Task A_request_that_is_older_than_clocks_gets_one_when_somebody_looks()
    {
        var id = await _inbox.GivenSentAsync();
        var old = await _inbox.World.ReadAsync(id);
        var without = old with { Rows = old.Rows.Where(row => row.Key != WaitingRow.Key).ToDictionary(StringComparer.Ordinal) };
        _inbox.World.Store.Put(without);

        Assert.True(await _inbox.WatchAsync(id));

        Assert.Equal("waiting-noted", _inbox.World.Actions(id)[^1]);
        Assert.NotNull(await _inbox.ClockAsync(id));
        Assert.False(await _inbox.WatchAsync(id));
    }
}
