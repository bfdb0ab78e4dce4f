namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>
/// "Not there" and "not yours" take the same time: the second may ask the vault, and an answer that came later would tell that there is something.
/// </summary>
/// <param name="clock">The machine's own, also where a test moves the clock: nobody could wait for one that stands still.</param>
internal sealed class MissFloor(TimeProvider clock)
{
    /// <summary>150 ms: several times what opening a key takes, and nothing to a person who mistyped an address.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(150);

    public long Start() => clock.GetTimestamp();

    public async Task WaitAsync(long started, CancellationToken cancellation)
    {
        // Again, as a timer may end a little early.
        while (Least - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), clock, cancellation);
        }
    }
}
