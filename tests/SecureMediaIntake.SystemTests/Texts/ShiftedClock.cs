namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The real clock, put forward: clients sign with the real time, so a clock that stands still would refuse them.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
