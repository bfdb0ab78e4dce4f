namespace SecureMediaIntake.Simulation.Engine;

/// <summary>A queue and the places at which its messages are worked on.</summary>
internal sealed class Station<T>(string name)
{
    private readonly Queue<(double Since, T Job)> _waiting = new();
    private double _countedUntil;

    public string Name => name;

    public int Places { get; private set; }

    public int Busy { get; private set; }

    /// <summary>Messages that the queue hides: put off, or on their way to a later moment.</summary>
    public int Hidden { get; set; }

    public int Waiting => _waiting.Count;

    /// <summary>How long messages waited from being visible to being taken.</summary>
    public Histogram Waits { get; } = new();

    /// <summary>Seconds of places that were worked at, and that there were.</summary>
    public double BusySeconds { get; private set; }

    public double PlaceSeconds { get; private set; }

    public void Offer(double now, T job) => _waiting.Enqueue((now, job));

    public void Resize(double now, int places)
    {
        Count(now);
        Places = places;
    }

    public bool TryTake(double now, out T job)
    {
        if (Busy >= Places || !_waiting.TryDequeue(out var first))
        {
            job = default!;
            return false;
        }

        Count(now);
        Busy++;
        Waits.Add(now - first.Since);
        job = first.Job;
        return true;
    }

    public void Leave(double now)
    {
        Count(now);
        Busy--;
    }

    public void Count(double now)
    {
        BusySeconds += Busy * (now - _countedUntil);
        PlaceSeconds += Math.Max(Places, Busy) * (now - _countedUntil);
        _countedUntil = now;
    }
}
