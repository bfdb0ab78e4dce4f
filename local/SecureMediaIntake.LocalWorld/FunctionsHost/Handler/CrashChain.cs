namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>
/// Counts crashes that follow each other within the window. The window runs from the crash before, not from the first: three crashes
/// 29 minutes apart stop the host.
/// </summary>
internal sealed class CrashChain(TimeSpan window)
{
    /// <summary>The crash that stops the host (functions-contract section 7).</summary>
    private const int Most = 3;

    private DateTimeOffset? _latest;

    public int Length { get; private set; }

    /// <returns>Whether the host has to stop.</returns>
    public bool Add(DateTimeOffset at)
    {
        Length = at - _latest > window ? 1 : Length + 1;
        _latest = at;
        return Length >= Most;
    }
}
