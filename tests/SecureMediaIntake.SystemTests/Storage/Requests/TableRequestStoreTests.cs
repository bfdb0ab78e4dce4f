using Azure.Data.Tables;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using Xunit;

using static SecureMediaIntake.SystemTests.Storage.Requests.RequestFixtures;

namespace SecureMediaIntake.SystemTests.Storage.Requests;

/// <summary>What every <see cref="IRequestStore"/> must do, against real tables.</summary>
[Collection(StorageCollection.Name)]
public sealed class TableRequestStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly IRequestStore _store;
    private readonly RequestId _id = RequestId.New();

    public TableRequestStoreTests(StorageWorld world)
    {
        _services = world.NewServices(_network);
        _store = _services.GetRequiredService<IRequestStore>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task What_is_written_is_read_back_whole()
    {
        var item = Item(1);

        var made = await _store.TryCommitAsync(null, First(_id, item), None);
        var read = await _store.ReadAsync(_id, None);

        Assert.NotNull(made);
        Assert.Equal(made.Head, read!.Head);
        Assert.Equal(made.Tag, read.Tag);
        Assert.Equal(item, read.Item(item.Id));
        Assert.Equal(item, made.Item(item.Id));
        Assert.Equal(1, read.Head.Trail.Seq);
        Assert.Single(read.Rows);
    }

    [Fact]
    public async Task A_request_that_was_never_made_is_null() => Assert.Null(await _store.ReadAsync(_id, None));

    [Fact]
    public async Task A_request_is_made_once()
    {
        await _store.TryCommitAsync(null, First(_id), None);

        Assert.Null(await _store.TryCommitAsync(null, First(_id), None));
        Assert.Single(await _store.TrailAsync(_id));
    }

    [Fact]
    public async Task A_change_made_from_an_old_read_is_not_written()
    {
        var old = await _store.TryCommitAsync(null, First(_id), None);
        Assert.NotNull(old);
        var winner = await _store.TryCommitAsync(old, Next(old, Item(1)), None);
        var late = Item(2);

        Assert.NotNull(winner);
        Assert.Null(await _store.TryCommitAsync(old, Next(old, late), None));

        var now = await _store.ReadAsync(_id, None);
        Assert.NotNull(now);
        Assert.Null(now.Item(late.Id));
        Assert.Equal(winner.Tag, now.Tag);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_new_request_whose_acknowledgement_is_lost_is_recognised(int lostAnswers)
    {
        _network.LoseAnswers(lostAnswers, IsBatch);

        var made = await _store.TryCommitAsync(null, First(_id, Item(1)), None);

        Assert.Equal(lostAnswers, _network.Lost);
        Assert.NotNull(made);
        Assert.Single(made.Items());
        Assert.Single(await _store.TrailAsync(_id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_change_whose_acknowledgement_is_lost_is_recognised_and_can_be_followed_by_another(int lostAnswers)
    {
        var before = await _store.TryCommitAsync(null, First(_id), None);
        _network.LoseAnswers(lostAnswers, IsBatch);

        var after = await _store.TryCommitAsync(before, Next(before!, Item(1)), None);

        Assert.Equal(lostAnswers, _network.Lost);
        Assert.NotNull(after);
        Assert.NotNull(await _store.TryCommitAsync(after, Next(after, Item(2)), None));
        Assert.Null(Trail.FirstBreak(await _store.TrailAsync(_id), (await _store.ReadAsync(_id, None))!.Head.Trail));
    }

    [Fact]
    public async Task A_change_that_never_arrived_is_not_called_a_conflict()
    {
        var before = await _store.TryCommitAsync(null, First(_id), None);
        _network.LoseRequests(4, IsBatch);

        await Assert.ThrowsAsync<UnavailableException>(() => _store.TryCommitAsync(before, Next(before!), None));

        Assert.NotNull(await _store.TryCommitAsync(before, Next(before!), None));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_unavailable()
    {
        _network.LoseRequests(int.MaxValue, _ => true);

        await Assert.ThrowsAsync<UnavailableException>(() => _store.ReadAsync(_id, None));
        await Assert.ThrowsAsync<UnavailableException>(() => _store.HasOperationAsync(_id, OperationId.New(), None));
        await Assert.ThrowsAsync<UnavailableException>(() => _store.TrailAsync(_id));
        await Assert.ThrowsAsync<UnavailableException>(() => _store.TryCommitAsync(null, First(_id), None));
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_that_storage_is_away()
    {
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.ReadAsync(_id, gaveUp.Token));
    }

    [Fact]
    public async Task A_fence_stops_whoever_read_before_it()
    {
        var paused = await _store.TryCommitAsync(null, First(_id), None);

        Assert.True(await _store.TryFenceAsync(paused!, None));

        Assert.Null(await _store.TryCommitAsync(paused, Next(paused!), None));
        var now = await _store.ReadAsync(_id, None);
        Assert.Equal(paused!.Head, now!.Head);
        Assert.NotNull(await _store.TryCommitAsync(now, Next(now), None));
    }

    [Fact]
    public async Task There_is_nothing_to_fence_once_the_request_has_changed()
    {
        var seen = await _store.TryCommitAsync(null, First(_id), None);
        await _store.TryCommitAsync(seen, Next(seen!), None);

        Assert.False(await _store.TryFenceAsync(seen!, None));
    }

    [Fact]
    public async Task An_operation_is_found_by_the_lines_that_it_wrote()
    {
        var first = First(_id);
        var made = await _store.TryCommitAsync(null, first, None);
        var second = Next(made!);
        await _store.TryCommitAsync(made, second, None);

        Assert.True(await _store.HasOperationAsync(_id, first.Operation, None));
        Assert.True(await _store.HasOperationAsync(_id, second.Operation, None));
        Assert.False(await _store.HasOperationAsync(_id, OperationId.New(), None));
        Assert.False(await _store.HasOperationAsync(RequestId.New(), first.Operation, None));
    }

    [Fact]
    public async Task A_hundred_rows_are_one_change_and_a_hundred_and_one_are_none()
    {
        var full = First(_id, [.. Enumerable.Range(1, Commit.MaxRows - 2).Select(Item)]);
        var tooMany = First(RequestId.New(), [.. Enumerable.Range(1, Commit.MaxRows - 1).Select(Item)]);

        Assert.NotNull(await _store.TryCommitAsync(null, full, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.TryCommitAsync(null, tooMany, None));

        Assert.Equal(Commit.MaxRows - 2, (await _store.ReadAsync(_id, None))!.Items().Count);
        Assert.Null(await _store.ReadAsync(tooMany.Head.Id, None));
    }

    [Fact]
    public async Task A_row_that_is_too_long_fails_loudly_and_writes_nothing()
    {
        var huge = Item(1) with { Cause = new string('x', 40_000) };

        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.TryCommitAsync(null, First(_id, huge), None));

        Assert.Null(await _store.ReadAsync(_id, None));
    }

    [Fact]
    public async Task Rows_are_removed_and_removing_what_is_gone_does_no_harm()
    {
        var item = Item(1);
        var made = await _store.TryCommitAsync(null, First(_id, item), None);
        var change = Change() with { Remove = [item.RowKey, "item:never-there"] };

        var after = await _store.TryCommitAsync(made, Commit.From(made!.Head, change, OperationId.New(), Now), None);

        Assert.Empty(after!.Rows);
        Assert.Empty((await _store.ReadAsync(_id, None))!.Rows);
    }

    [Fact]
    public async Task An_effect_that_was_forgotten_meanwhile_makes_the_change_be_decided_again()
    {
        var change = Change() with { Effects = [new("index-request")] };
        var made = await _store.TryCommitAsync(null, Commit.From(Head(_id), change, OperationId.New(), Now), None);
        var owed = made!.Outbox().Single();
        await _store.ForgetAsync(_id, owed, None);
        await _store.ForgetAsync(_id, owed, None);

        var settle = Change() with { Remove = [owed.RowKey] };
        Assert.Null(await _store.TryCommitAsync(made, Commit.From(made.Head, settle, OperationId.New(), Now), None));

        var now = await _store.ReadAsync(_id, None);
        Assert.Empty(now!.Outbox());
        Assert.NotNull(await _store.TryCommitAsync(now, Commit.From(now.Head, settle, OperationId.New(), Now), None));
    }

    [Fact]
    public async Task What_a_newer_version_keeps_in_a_row_survives_a_change_by_this_one()
    {
        var item = Item(1);
        await _store.TryCommitAsync(null, First(_id, item), None);
        var table = _services.GetRequiredService<TableServiceClient>().GetTableClient("Requests");
        TableEntity stored = await table.GetEntityAsync<TableEntity>(_id.Value, item.RowKey);
        stored["Body"] = stored.GetString("Body").Insert(1, "\"bodySite\":{\"code\":\"left-leg\"},");
        await table.UpdateEntityAsync(stored, Azure.ETag.All);
        await table.AddEntityAsync(new TableEntity(_id.Value, "letter:1") { ["V"] = 9, ["Body"] = "{}" });

        var before = await _store.ReadAsync(_id, None);
        var after = await _store.TryCommitAsync(before, Next(before!, item with { Fence = 7 }), None);
        await _store.TryCommitAsync(after, Next(after!, item with { Fence = 8 }), None);

        stored = await table.GetEntityAsync<TableEntity>(_id.Value, item.RowKey);
        Assert.Contains("\"bodySite\":{\"code\":\"left-leg\"}", stored.GetString("Body"), StringComparison.Ordinal);
        Assert.Contains("\"fence\":8", stored.GetString("Body"), StringComparison.Ordinal);
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>(_id.Value, "letter:1")).HasValue);
    }

    [Fact]
    public async Task Two_hundred_racing_changes_leave_one_whole_trail()
    {
        const int EachWriter = 100;
        await _store.TryCommitAsync(null, First(_id), None);
        var outbox = new Outbox(_store, [], TimeProvider.System);
        var ledger = new Ledger(
            _store, _services.GetRequiredService<IPipelineQueues>(), outbox, new PipelineOptions(), TimeProvider.System);

        await Task.WhenAll(WriteAsync("first"), WriteAsync("second"));

        var trail = await _store.TrailAsync(_id);
        var head = (await _store.ReadAsync(_id, None))!.Head;
        Assert.Equal(1 + (2 * EachWriter), trail.Count);
        Assert.Null(Trail.FirstBreak(trail, head.Trail));
        Assert.Equal(EachWriter, trail.Count(line => line.Reason == "first"));
        Assert.Equal(trail.Count, trail.Select(line => line.Operation).Distinct().Count());

        async Task WriteAsync(string writer)
        {
            for (var n = 0; n < EachWriter; n++)
            {
                var done = await ledger.ChangeAsync<bool>(
                    _id,
                    OperationId.New(),
                    _ => new Decision<bool>(new Change { Trail = [new("changed", MediaRequest.Key, Actors.Service, writer)] }, true),
                    None);
                Assert.IsType<Outcome<bool>.Ok>(done);
            }
        }
    }

    private static bool IsBatch(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal);
}
