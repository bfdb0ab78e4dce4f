namespace SecureMediaIntake.Tests.Clinic;

/// <summary>
/// The time of a clock that only the test moves, with waits, and times measured between them, that go by themselves: of two writers that meet, one waits, and
/// nobody would move the clock for it.
/// </summary>
internal sealed class WaitingClock(TimeProvider clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
}
