namespace SecureMediaIntake.Tests.Clinic;

/// <summary>The time of a clock that only the test moves, with waits that end by themselves: of two writers that meet, one waits, and nobody would move the clock for it.</summary>
internal sealed class WaitingClock(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, dueTime, period);
}
