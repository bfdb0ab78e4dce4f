using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Requests;

/// <summary>The watchdog: what was not written can not be written behind it, what is owed is done.</summary>
public sealed class CheckChangeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();
    private readonly CheckChange _check;

    public CheckChangeTests() => _check = new(_world.Store, _world.Outbox, _world.Options, _world.Clock);

    [Fact]
    public async Task A_change_that_is_missing_is_fenced_off_so_that_its_paused_writer_fails()
    {
        var id = await _world.AskAsync();
        var seen = await _world.ReadAsync(id);
        var late = OperationId.New();

        Assert.True(await _check.RunAsync(id, late, None));

        var change = new Change { Trail = [new("late", MediaRequest.Key, Actors.Service)] };
        Assert.Null(await _world.Store.TryCommitAsync(seen, Commit.From(seen.Head, change, late, _world.Now), None));
    }

    [Fact]
    public async Task A_change_that_is_there_disturbs_nobody()
    {
        var id = await _world.AskAsync();
        var seen = await _world.ReadAsync(id);
        var written = OperationId.From(_world.Store.Trail(id)[0].Operation);

        Assert.True(await _check.RunAsync(id, written, None));

        Assert.Equal(seen.Tag, (await _world.ReadAsync(id)).Tag);
    }

    [Fact]
    public async Task A_request_that_was_never_written_is_abandoned_and_cannot_be_written_late()
    {
        var id = RequestId.New();

        Assert.True(await _check.RunAsync(id, OperationId.New(), None));

        Assert.Equal(RequestStatus.Abandoned, (await _world.Store.ReadAsync(id, None))!.Head.Status);
        Assert.Null(await _world.Ledger.ReadAsync(id, None));
        var head = (await _world.ReadAsync(await _world.AskAsync())).Head with { Id = id };
        var change = new Change { Trail = [new("request-made", MediaRequest.Key, Actors.Service)] };
        Assert.Null(await _world.Store.TryCommitAsync(before: null, Commit.From(head, change, OperationId.New(), _world.Now), None));
    }

    [Fact]
    public async Task What_a_crash_left_owed_is_done()
    {
        var (id, operation) = await GivenOwedAsync();

        Assert.True(await _check.RunAsync(id, operation, None));

        Assert.Empty(_world.Blobs.InUpload);
        Assert.Empty((await _world.ReadAsync(id)).Outbox());
    }

    [Fact]
    public async Task What_another_writer_may_be_doing_now_is_left_to_that_writers_own_watchdog()
    {
        var (id, _) = await GivenOwedAsync();
        var earlier = OperationId.From(_world.Store.Trail(id)[0].Operation);

        Assert.True(await _check.RunAsync(id, earlier, None));
        Assert.True(await _check.RunAsync(id, operation: null, None));
        Assert.Single((await _world.ReadAsync(id)).Outbox());

        // By now its own has been: whoever looks does it.
        _world.Clock.Advance(_world.Options.WatchdogDelay);
        Assert.True(await _check.RunAsync(id, earlier, None));
        Assert.Empty((await _world.ReadAsync(id)).Outbox());
    }

    /// <summary>A change that was committed, and the process died before it did what it owed.</summary>
    private async Task<(RequestId Id, OperationId Operation)> GivenOwedAsync()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenStagedAsync(id);
        var seen = await _world.ReadAsync(id);
        var operation = OperationId.New();
        var change = new Change
        {
            Trail = [new("given", MediaRequest.Key, Actors.Service)],
            Effects = [Domain.Uploads.DeleteUpload.Owed(upload.Blob)],
        };
        await _world.Store.TryCommitAsync(seen, Commit.From(seen.Head, change, operation, _world.Now), None);
        return (id, operation);
    }
}
