using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

using Xunit;

using static SecureMediaIntake.SystemTests.Storage.Requests.RequestFixtures;

namespace SecureMediaIntake.SystemTests.Storage.Requests;

/// <summary>Lists on real tables: pages, and which writer counts.</summary>
[Collection(StorageCollection.Name)]
public sealed class ListedRequestsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ServiceProvider _services;
    private readonly IListedRequests _lists;
    private readonly string _list = $"TEST:{OpaqueId.New()}";

    public ListedRequestsTests(StorageWorld world)
    {
        _services = world.NewServices();
        _lists = _services.GetRequiredService<IListedRequests>();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        var lines = Enumerable.Range(0, 7).Select(minute => Line(1) with { CreatedAt = Now.AddMinutes(minute) }).ToList();

        foreach (var line in lines)
        {
            await _lists.PutAsync(_list, line, None);
        }

        var first = await _lists.PageAsync(_list, null, 4, None);
        var second = await _lists.PageAsync(_list, first[^1].Position, 4, None);

        Assert.Equal(lines.AsEnumerable().Reverse(), first.Concat(second));
        Assert.Equal((4, 3), (first.Count, second.Count));
    }

    [Fact]
    public async Task What_is_older_never_replaces_what_is_newer_in_whatever_order_it_comes()
    {
        var line = Line(1);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(version => _lists.PutAsync(
            _list, line with { Version = version, Progress = version == 6 ? RequestProgress.Reviewed : RequestProgress.Sent, ProgressAtEnd = RequestProgress.Expired }, None)));
        await _lists.PutAsync(_list, line with { Version = 3 }, None);

        Assert.Equal((6, RequestProgress.Reviewed), ((await _lists.PageAsync(_list, null, 9, None)).Single().Version, (await _lists.PageAsync(_list, null, 9, None)).Single().Progress));
        Assert.Empty(await _lists.OpenAsync(_list, None).ToListAsync());
        Assert.True(await _lists.HasAsync(_list, line with { Version = 2 }, None));
        Assert.False(await _lists.HasAsync(_list, line with { Version = 9 }, None));
    }

    [Fact]
    public async Task What_is_gone_shows_nowhere_keeps_late_writers_out_and_is_forgotten_when_it_is_old()
    {
        var line = Line(5);
        await _lists.PutAsync(_list, line, None);
        await _lists.PutAsync(_list, line with { Version = 6, IsGone = true }, None);
        await _lists.PutAsync(_list, line, None);

        Assert.Empty(await _lists.PageAsync(_list, null, 9, None));
        Assert.Empty(await _lists.OpenAsync(_list, None).ToListAsync());

        await _lists.ForgetOverAsync(_list, TimeProvider.System.GetUtcNow().AddMinutes(-5), None);
        await _lists.PutAsync(_list, line, None);
        Assert.Empty(await _lists.OpenAsync(_list, None).ToListAsync());

        await _lists.ForgetOverAsync(_list, TimeProvider.System.GetUtcNow().AddMinutes(5), None);
        await _lists.PutAsync(_list, line, None);
        Assert.Equal([line], await _lists.OpenAsync(_list, None).ToListAsync());
    }

    [Fact]
    public async Task A_line_is_read_as_it_was_written()
    {
        var line = Line(4) with
        {
            Team = OpaqueId.New(), Urgency = Urgency.Urgent, WaitingFor = WaitingFor.LateArrival, Since = Now,
            Clock = new WaitClock(Responsible.Seniors, Now, Now.AddMinutes(7.5), Now.AddMinutes(15)) { IsReminded = true },
        };

        await _lists.PutAsync(_list, line, None);

        Assert.Equal([line], await _lists.OpenAsync(_list, None).ToListAsync());
    }

    private static ListedRequest Line(long version) => new()
    {
        Id = RequestId.New(), Version = version, CreatedAt = Now, Progress = RequestProgress.Sent, EndsAt = Now.AddDays(7), ProgressAtEnd = RequestProgress.Expired,
    };
}
