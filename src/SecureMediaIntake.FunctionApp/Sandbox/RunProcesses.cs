using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The processes of one run: whatever descends from its launcher. What is known is read at each look; all of <c>/proc</c> is searched for what is new once a
/// second only, since reading some hundred processes four times a second took a twentieth of a core, and the run's own lists of children leave
/// some out while others end, so that a run could hide there.
/// </summary>
/// <param name="launcher">Process id.</param>
internal sealed class RunProcesses(int launcher, TimeProvider time)
{
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, long> _started = [];
    private long? _searchedAt;

    public ProcessUse Use()
    {
        if (_searchedAt is not { } at || time.GetElapsedTime(at) >= SearchPause)
        {
            Search();
            _searchedAt = time.GetTimestamp();
        }

        var (bytes, atWork) = (0L, false);
        foreach (var (id, started) in _started)
        {
            if (ProcessStatus.OfProcess(id) is { } one && one.Started == started)
            {
                bytes += one.ResidentBytes;
                atWork = atWork || ProcessStatus.OfThreads(id).Any(thread => thread.IsAtWork);
            }
        }

        return new(bytes, atWork);
    }

    private void Search()
    {
        Dictionary<int, ProcessStatus> all = [];
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ProcessStatus.OfProcess(id) is { } one)
            {
                all[id] = one;
            }
        }

        _started.Clear();
        foreach (var (id, one) in all.Where(one => Descends(one.Key, all)))
        {
            _started[id] = one.Started;
        }
    }

    private bool Descends(int id, Dictionary<int, ProcessStatus> all)
    {
        // No chain of parents is longer than there are processes; ids that were used again meanwhile could close a circle.
        for (var steps = 0; steps < all.Count && all.TryGetValue(id, out var one); steps++)
        {
            if (one.Parent == launcher)
            {
                return true;
            }

            id = one.Parent;
        }

        return false;
    }
}
