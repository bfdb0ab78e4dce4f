namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Sees that a run has stopped working without ending. A .NET process that meets its memory limit on a thread of its runtime may wait for ever
/// instead of dying: no limit of the kernel ends that, and the clock, which leaves room for the longest video, only after 22 minutes.
/// </summary>
/// <param name="most">Longest time without work.</param>
/// <remarks>
/// By what the threads do, not by the processor time they use: a runtime that waits for ever still looks around now and then (2 % of a core were
/// seen), and a decoder on a machine with far too much to do may get little more. But that one is always ready to run, and this one hardly ever.
/// </remarks>
internal sealed class StallWatch(TimeSpan most, TimeProvider time)
{
    /// <summary>Of so many looks at a working run nearly all find it at work; of a stalled one, by the share above, 1 in 50.</summary>
    private const int OneInSoManyIsWork = 8;

    private long _since = time.GetTimestamp();
    private int _looks;
    private int _atWork;

    /// <param name="use">Of the whole run: while ffmpeg works, the Sanitiser only waits.</param>
    public bool IsStalled(ProcessUse use)
    {
        _looks++;
        _atWork += use.IsAtWork ? 1 : 0;
        if (time.GetElapsedTime(_since) < most || _looks < OneInSoManyIsWork)
        {
            return false;
        }

        var stalled = _atWork * OneInSoManyIsWork < _looks;
        (_since, _looks, _atWork) = (time.GetTimestamp(), 0, 0);
        return stalled;
    }
}
