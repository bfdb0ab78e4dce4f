using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>Moved to the right patient: once, whole, whatever is lost on the way.</summary>
public sealed class MoveMisfiledTests : IAsyncLifetime
{
    /// <summary>Of this test's own flow: others run beside it. In a box, as what a step below changes must be seen by the steps after it.</summary>
    private static readonly AsyncLocal<Death?> DiesAt = new();

    private MixUp _mixUp = null!;

    static MoveMisfiledTests() => CrashPoint.Arm(name =>
    {
        if (DiesAt.Value is { HasCome: false } death && death.At == name)
        {
            death.HasCome = true;
            throw new LostMachineException();
        }
    });

    public async Task InitializeAsync() => _mixUp = await MixUp.MakeAsync();

    public async Task DisposeAsync() => await _mixUp.DisposeAsync();

    [Fact]
    public async Task They_lie_with_the_right_patient_as_they_were_and_nowhere_else()
    {
        var misfile = await AgreedAsync();

        await _mixUp.RepairAsync();

        await AssertMovedAsync(misfile);
        var target = (await _mixUp.TargetAsync(misfile))!;
        using var key = await _mixUp.KeyAsync(target.Id);
        Assert.Equal(MixUp.Right, target.ReadAsked(key).Patient);
        Assert.Empty(target.ReadAsked(key).Mobile);
        Assert.True(target.Head.IsMovedIn);
        Assert.DoesNotContain(target.Id.Value, System.Text.Json.JsonSerializer.Serialize(await _mixUp.MisfileAsync(misfile)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_filed_for_the_right_patient_under_ids_of_their_own()
    {
        var misfile = await AgreedAsync();
        await _mixUp.RepairAsync();
        var target = (await _mixUp.TargetAsync(misfile))!;

        foreach (var item in target.Items())
        {
            Assert.Equal(ItemStatus.Filed, await _mixUp.FileAsync(target.Id, item.Id));
        }

        Assert.All(_mixUp.Record.Filed, order => Assert.Equal(MixUp.Right, order.Patient));
        Assert.Empty(_mixUp.Record.Filed.Select(order => order.Item).Intersect(_mixUp.Items));
        Assert.Empty(_mixUp.Site.Edges.Texts.Skip(1));
    }

    [Fact]
    public async Task Both_trails_say_so_by_the_same_id_and_both_are_whole()
    {
        var misfile = await AgreedAsync();
        await _mixUp.RepairAsync();
        var target = (await _mixUp.TargetAsync(misfile))!;

        var (from, to) = (_mixUp.Site.Requests.Trail(_mixUp.Request), _mixUp.Site.Requests.Trail(target.Id));
        Assert.Equal(2, from.Count(line => line.Action == "media-moved-out" && line.Reason == misfile));
        Assert.Equal(2, to.Count(line => line.Action == "media-moved-in" && line.Reason == misfile));
        Assert.Single(to, line => line.Action == "moved-in" && line.Reason == misfile);
        Assert.Null(Trail.FirstBreak(from, (await _mixUp.ReadAsync()).Head.Trail));
        Assert.Null(Trail.FirstBreak(to, target.Head.Trail));
    }

    [Fact]
    public async Task Who_asked_and_who_took_part_reads_on_with_the_right_patient()
    {
        var misfile = await AgreedAsync();
        await _mixUp.RepairAsync();
        var target = (await _mixUp.TargetAsync(misfile))!;

        var sheet = Assert.IsType<Outcome<RequestSheet>.Ok>(await _mixUp.Site.Get<ReadRequests>().OneAsync(MixUp.First, target.Id, MixUp.None)).Value;
        Assert.Equal("Senior Seven", sheet.Trail[0].ActorName);
        Assert.True(await _mixUp.MayViewAsync(MixUp.First, target.Items()[0].Id, target.Id));
        Assert.Contains(target.Id, (await _mixUp.Site.Requests.NewestAsync("X26T1", 10, MixUp.None)));
    }

    [Theory]
    [InlineData("Request.committed.before")]
    [InlineData("Request.committed.after")]
    [InlineData("Outbox.index-request.after")]
    [InlineData("Outbox.list-actor.after")]
    [InlineData("Repair.target-made.after")]
    [InlineData("Repair.part-resealed.after")]
    [InlineData("Repair.item-moved.after")]
    [InlineData("Outbox.send-message.after")]
    [InlineData("Repair.settled.before")]
    [InlineData("Outbox.clear-erased.after")]
    [InlineData("Repair.settled.after")]
    [InlineData("Repair.withdrawn.before")]
    [InlineData("Repair.withdrawn.after")]
    public async Task A_machine_that_is_lost_anywhere_loses_nothing_and_makes_nothing_twice(string point)
    {
        var misfile = await AgreedAsync();

        DiesAt.Value = new(point);
        await Assert.ThrowsAsync<LostMachineException>(_mixUp.RepairAsync);

        // Nobody sees them meanwhile, and they are somewhere.
        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
        foreach (var item in _mixUp.Items)
        {
            Assert.True(await IsSomewhereAsync(misfile, item));
        }

        // The message shows itself again; the watchdogs of both requests do what is owed.
        await WatchdogsAsync(misfile);
        await _mixUp.RepairAsync();
        await WatchdogsAsync(misfile);

        await AssertMovedAsync(misfile);
    }

    [Theory]
    [InlineData("Repair.reported.after")]
    [InlineData("Outbox.tell-viewers.after")]
    [InlineData("Outbox.list.after")]
    [InlineData("Outbox.send-message.after")]
    public async Task Lost_while_it_is_reported_it_is_hidden_and_everybody_is_told_all_the_same(string point)
    {
        await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0]);

        DiesAt.Value = new(point);
        await Assert.ThrowsAsync<LostMachineException>(() => _mixUp.ReportAsync());

        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
        await WatchdogAsync(_mixUp.Request);
        Assert.Single((await _mixUp.NoticesAsync(MixUp.Teammate)).ToRead);
        Assert.Single((await _mixUp.NoticesAsync(MixUp.Second)).ToDecide);
        Assert.Contains(_mixUp.Site.Edges.Sent, sent => sent.Queue == PipelineQueue.CheckRequest && sent.Delay == TimeSpan.Zero);
    }

    [Theory]
    [InlineData("Repair.decided.after")]
    [InlineData("Outbox.send-message.after")]
    [InlineData("Outbox.unlist.after")]
    public async Task Lost_while_it_is_agreed_it_is_moved_all_the_same(string point)
    {
        var misfile = await _mixUp.ReportAsync(wish: MisfileWish.Move);
        await _mixUp.NameAsync(misfile);

        DiesAt.Value = new(point);
        await Assert.ThrowsAsync<LostMachineException>(() => _mixUp.DecideAsync(misfile, MisfileDecision.Move));

        await WatchdogAsync(_mixUp.Request);
        await _mixUp.RepairAsync();
        await AssertMovedAsync(misfile);
        Assert.Empty((await _mixUp.NoticesAsync(MixUp.Second)).ToDecide);
    }

    [Fact]
    public async Task Two_workers_at_once_move_it_once()
    {
        var misfile = await AgreedAsync();

        // Each gives way at each range, so that they do come in between each other.
        _mixUp.Site.Renditions.Reading = async () => await Task.Yield();
        await _mixUp.WhileTimePassesAsync(Task.WhenAll(_mixUp.RepairAsync(), _mixUp.RepairAsync(), _mixUp.RepairAsync()));

        await AssertMovedAsync(misfile, blobs: null);
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_sealed_is_not_moved_and_not_destroyed()
    {
        var misfile = await AgreedAsync();
        _mixUp.Site.Renditions.BrokenFrom = 50;

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(_mixUp.RepairAsync);

        Assert.Empty((await _mixUp.TargetAsync(misfile))!.Items());
        Assert.Equal(2, (await _mixUp.ReadAsync()).All<Rendition>().Count());
    }

    private async Task<string> AgreedAsync()
    {
        var misfile = await _mixUp.ReportAsync(wish: MisfileWish.Move);
        Assert.IsType<Outcome<bool>.Ok>(await _mixUp.NameAsync(misfile));
        Assert.IsType<Outcome<MisfileDecision>.Ok>(await _mixUp.DecideAsync(misfile, MisfileDecision.Move));
        return misfile;
    }

    /// <param name="blobs">Sealed files that there are, those included that a lost run left under names that nobody knows; null not to count.</param>
    private async Task AssertMovedAsync(string misfile, int? blobs = 6)
    {
        var (from, target) = (await _mixUp.ReadAsync(), (await _mixUp.TargetAsync(misfile))!);

        Assert.NotNull(from.Misfile(misfile)!.SettledAt);
        Assert.All(from.Items(), item => Assert.Equal(ItemStatus.Erased, item.Status));
        Assert.Empty(from.All<Rendition>());
        Assert.Equal(2, target.Items().Count);
        Assert.Equal([1, 2], target.Items().Select(item => item.Number));
        foreach (var part in target.Items().SelectMany(item => target.Find<Rendition>(Rendition.KeyOf(item.Id))!.Parts))
        {
            using var key = await _mixUp.KeyAsync(target.Id);
            var plain = await _mixUp.Site.Renditions.OpenRangeAsync(key, "purpose", part, 0, (int)part.Length, MixUp.None);
            Assert.Equal(part.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(plain)));
        }

        Assert.All(target.Items(), item => Assert.Equal(3, target.Find<Rendition>(Rendition.KeyOf(item.Id))!.Parts.Count));
        Assert.Empty(target.Outbox());
        Assert.Empty(from.Outbox());
        Assert.All(from.Misfile(misfile)!.Items, held => Assert.Equal(Withdrawal.Done, held.Withdrawal));
        Assert.True(blobs is null || _mixUp.Site.Renditions.Count >= blobs);
        Assert.Equal(2, _mixUp.Actions().Count(action => action == "media-moved-out"));
        Assert.Equal(2, _mixUp.Actions(target.Id).Count(action => action == "media-moved-in"));
    }

    private async Task<bool> IsSomewhereAsync(string misfile, ItemId item)
    {
        using var key = await _mixUp.KeyAsync();
        var moved = (await _mixUp.MisfileAsync(misfile)).MovedItem(item, key);
        return (await _mixUp.ReadAsync()).Find<Rendition>(Rendition.KeyOf(item)) is not null
            || (await _mixUp.TargetAsync(misfile))?.Find<Rendition>(Rendition.KeyOf(moved)) is not null;
    }

    private async Task WatchdogsAsync(string misfile)
    {
        await WatchdogAsync(_mixUp.Request);

        if (await _mixUp.TargetAsync(misfile) is { } target)
        {
            await WatchdogAsync(target.Id);
        }
    }

    private async Task WatchdogAsync(RequestId id)
    {
        var options = _mixUp.Site.Get<PipelineOptions>();
        _mixUp.Site.Clock.Advance(options.WatchdogDelay);
        var watchdog = new CheckChange(_mixUp.Site.Get<IRequestStore>(), _mixUp.Site.Get<Outbox>(), options, _mixUp.Site.Clock);
        Assert.True(await watchdog.RunAsync(id, operation: null, MixUp.None));
    }

    private sealed class LostMachineException : Exception;

    private sealed record Death(string At)
    {
        public bool HasCome { get; set; }
    }
}
