using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Requests;

public sealed class LedgerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_change_that_lost_a_race_and_then_slept_past_its_watchdog_is_not_written()
    {
        var id = await _world.AskAsync();
        var decided = 0;
        var interrupted = false;
        _world.Store.Committing = async commit =>
        {
            if (!interrupted)
            {
                interrupted = true;
                await _world.PutAsync(id, request => request.Find<Domain.Links.UploadLink>("link:1")!);
            }
        };

        // Paused in the wait between two tries: the check before the wait has passed, and the read after it is as fresh as can be.
        var change = _world.Ledger.ChangeAsync(id, OperationId.New(), Decide, None);
        while (!change.IsCompleted)
        {
            _world.Clock.Advance(_world.Options.WatchdogDelay);
            await Task.Yield();
        }

        await Assert.ThrowsAsync<UnavailableException>(() => change);
        Assert.Equal(2, decided);
        Assert.DoesNotContain("late", _world.Actions(id));

        Outcome<Decision<bool>> Decide(RequestSnapshot request)
        {
            decided++;
            return new Decision<bool>(new Change { Trail = [new("late", MediaRequest.Key, Actors.Service)] }, true);
        }
    }

    [Fact]
    public async Task A_change_that_lost_a_race_and_comes_back_in_time_is_written_once()
    {
        var id = await _world.AskAsync();
        var interrupted = false;
        _world.Store.Committing = async commit =>
        {
            if (!interrupted)
            {
                interrupted = true;
                await _world.PutAsync(id, request => request.Find<Domain.Links.UploadLink>("link:1")!);
            }
        };

        var change = _world.Ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            _ => new Decision<bool>(new Change { Trail = [new("again", MediaRequest.Key, Actors.Service)] }, true),
            None);
        while (!change.IsCompleted)
        {
            _world.Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        Assert.IsType<Outcome<bool>.Ok>(await change);
        Assert.Single(_world.Actions(id), "again");
    }
}
