using Microsoft.Extensions.Time.Testing;
using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.Tests.Sandbox;

/// <summary>A working run is never ended, however busy the machine; one that waits for ever is.</summary>
public sealed class StallWatchTests
{
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new();
    private readonly StallWatch _watch;

    public StallWatchTests() => _watch = new(_most, _clock);

    [Theory]
    [InlineData(0, true)]
    [InlineData(50, true)]
    [InlineData(4, false)]
    [InlineData(1, false)]
    public void Only_a_run_that_is_hardly_ever_at_work_has_stalled(int oneInSoMany, bool stalled) =>
        Assert.Equal(stalled, Look(TimeSpan.FromSeconds(45), look => oneInSoMany > 0 && look % oneInSoMany == 0));

    [Fact]
    public void A_run_that_stalls_after_long_work_is_seen_within_two_terms()
    {
        Assert.False(Look(TimeSpan.FromMinutes(10), _ => true));

        Assert.True(Look(2 * _most, _ => false));
    }

    [Fact]
    public void A_pause_shorter_than_the_term_is_none() =>
        Assert.False(Look(TimeSpan.FromMinutes(2), look => look % 80 < 20));

    [Fact]
    public void A_worker_that_was_itself_asleep_concludes_nothing()
    {
        Assert.False(_watch.IsStalled(new(0, IsAtWork: false)));
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(_watch.IsStalled(new(0, IsAtWork: false)));
    }

    private bool Look(TimeSpan time, Func<int, bool> atWork)
    {
        for (var look = 0; look < time / SandboxSums.Pause; look++)
        {
            _clock.Advance(SandboxSums.Pause);
            if (_watch.IsStalled(new(0, atWork(look))))
            {
                return true;
            }
        }

        return false;
    }
}
