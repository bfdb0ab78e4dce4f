namespace SecureMediaIntake.Simulation.Engine;

/// <summary>So many operations a second, with a window in which they may come at once. Whoever comes over the limit waits until it is their turn, as a client that is told 429 or 503 and tries again does.</summary>
internal sealed class Throttle(string name, double perSecond, double windowSeconds)
{
    private double _free;

    public string Name => name;

    public double PerSecond => perSecond;

    public double Operations { get; private set; }

    /// <summary>Those who had to wait.</summary>
    public long Held { get; private set; }

    public double? FirstHeldAt { get; private set; }

    /// <returns>Seconds until the operations are done with.</returns>
    public double Take(double now, double operations)
    {
        Operations += operations;
        _free = Math.Max(_free, now) + (operations / perSecond);
        var wait = Math.Max(0, _free - now - windowSeconds);

        if (wait > 0)
        {
            Held++;
            FirstHeldAt ??= now;
        }

        return wait;
    }
}
