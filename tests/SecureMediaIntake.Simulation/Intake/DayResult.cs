namespace SecureMediaIntake.Simulation.Intake;

/// <param name="Seconds">Of virtual time, draining included.</param>
/// <param name="Waiting">Files that were neither filed nor set aside at the end.</param>
/// <param name="FiledP50">Seconds from Send to filed.</param>
/// <param name="Quantities">What is paid for, of everything that was run.</param>
internal sealed record DayResult(
    DayOptions Options,
    double Seconds,
    long Requests,
    long Files,
    long Filed,
    long SetAside,
    long Waiting,
    int PeakWorkers,
    IReadOnlyList<StationResult> Queues,
    double FiledP50,
    double FiledP95,
    IReadOnlyList<LimitResult> Limits,
    IReadOnlyDictionary<string, double> Quantities)
{
    /// <summary>docs of the goal: 95 of 100 files within so many seconds of Send.</summary>
    public const double Goal = 30;

    /// <summary>
    /// What holds work up first: a limit of the platform that somebody waited for, else the workers' number where messages wait for one longer than the goal. A record that is away
    /// makes files late too, but nobody waits in a queue for it.
    /// </summary>
    public string FirstLimit => Limits.Where(limit => limit.FirstHeldAt is not null).MinBy(limit => limit.FirstHeldAt) is { } first
        ? first.Name
        : Queues.Any(queue => queue.P95 > Goal) && PeakWorkers >= Options.Workers * Options.Deployments ? "workers: maxWorkers" : "none";
}

/// <param name="Use">Share of the places' time that was worked.</param>
internal sealed record StationResult(string Name, double P50, double P95, double P99, double Use);

/// <param name="Use">Mean, of what is allowed.</param>
/// <param name="Held">How often somebody had to wait for it.</param>
internal sealed record LimitResult(string Name, double PerSecond, double Use, long Held, double? FirstHeldAt);
