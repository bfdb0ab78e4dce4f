namespace SecureMediaIntake.Simulation.Engine;

/// <summary>What is to happen, in order of time; what was planned first comes first among equals, or the same seed would not give the same day.</summary>
internal sealed class Agenda<T>
{
    private readonly PriorityQueue<T, (double At, long Order)> _events = new();
    private long _order;

    /// <summary>Seconds since the start.</summary>
    public double Now { get; private set; }

    public void Plan(double at, T what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        _events.Enqueue(what, (at, _order++));
    }

    /// <returns>False when nothing is planned before <paramref name="end"/>.</returns>
    public bool TryNext(double end, out T what)
    {
        if (!_events.TryPeek(out what!, out var when) || when.At > end)
        {
            return false;
        }

        _events.Dequeue();
        Now = when.At;
        return true;
    }
}
