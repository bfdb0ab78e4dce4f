using SecureMediaIntake.Simulation.Engine;
using SecureMediaIntake.Simulation.Figures;

namespace SecureMediaIntake.Simulation.Intake;

/// <summary>What was counted along the way.</summary>
internal sealed class DayTally
{
    /// <summary>Queues that each worker looks at: four of the pipeline and their four poison queues.</summary>
    private const int QueuesOfAWorker = 8;

    private double _table;
    private double _queue;
    private double _blob;
    private double _vault;
    private double _cpu;
    private double _originalMB;
    private double _keptMB;
    private long _files;

    public long Requests { get; set; }

    public long SetAside { get; set; }

    public int PeakWorkers { get; set; }

    public double WorkerSeconds { get; set; }

    public Histogram Filed { get; } = new();

    public void Come(FileKind kind)
    {
        _files++;
        _cpu += kind.CpuSeconds;
        _originalMB += kind.OriginalMB;
        _keptMB += kind.KeptMB;
    }

    public void Pay(StepCost cost)
    {
        _table += cost.Table;
        _queue += cost.Queue;
        _blob += cost.Blob;
        _vault += cost.Vault;
    }

    public DayResult Close(DayOptions options, double seconds, IReadOnlyList<Station<FileJob>> stations, IReadOnlyList<Throttle> limits)
    {
        var idlePolls = WorkerSeconds * QueuesOfAWorker / DayOptions.LongestPoll;
        return new(
            options,
            seconds,
            Requests,
            _files,
            Filed.Count,
            SetAside,
            _files - Filed.Count - SetAside,
            Math.Max(PeakWorkers, options.Deployments),
            [.. stations.Select(station => new StationResult(
                station.Name, station.Waits.Percentile(0.5), station.Waits.Percentile(0.95), station.Waits.Percentile(0.99), station.BusySeconds / Math.Max(1, station.PlaceSeconds)))],
            Filed.Percentile(0.5),
            Filed.Percentile(0.95),
            [.. limits.Select(limit => new LimitResult(limit.Name, limit.PerSecond, limit.Operations / seconds / limit.PerSecond, limit.Held, limit.FirstHeldAt))],
            new Dictionary<string, double>
            {
                ["tableOperations"] = _table,
                ["queueOperations"] = _queue,
                ["idlePolls"] = idlePolls,
                ["blobOperations"] = _blob,
                ["vaultCalls"] = _vault,
                ["workerSeconds"] = WorkerSeconds,
                ["sandboxSeconds"] = _cpu,
                ["texts"] = Requests * 2,
                ["originalGB"] = _originalMB / 1_000,
                ["keptGB"] = _keptMB / 1_000,
            });
    }
}
