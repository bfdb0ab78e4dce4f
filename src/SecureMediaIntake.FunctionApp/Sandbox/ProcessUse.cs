using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What the processes of one run use at this moment, from <c>/proc</c> (proc_pid_stat(5)).</summary>
/// <param name="ResidentBytes">Of all processes.</param>
/// <param name="IsAtWork">One of their threads runs, waits its turn to run, or waits for a disk.</param>
internal readonly record struct ProcessUse(long ResidentBytes, bool IsAtWork)
{
    private const int PageBytes = 4096;

    /// <param name="launcher">Process id whose descendants are the run.</param>
    public static ProcessUse Of(int launcher)
    {
        Dictionary<int, Entry> all = [];
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(path) is { } one)
            {
                all[id] = one;
            }
        }

        List<int> run = [.. all.Keys.Where(id => Descends(id, launcher, all))];
        return new(run.Sum(id => all[id].ResidentBytes), run.Any(id => Threads(id).Any(thread => Read(thread) is { IsAtWork: true })));
    }

    private static bool Descends(int id, int ancestor, Dictionary<int, Entry> all)
    {
        // No chain of parents is longer than there are processes; ids that were used again meanwhile could close a circle.
        for (var steps = 0; steps < all.Count && all.TryGetValue(id, out var one); steps++)
        {
            if (one.Parent == ancestor)
            {
                return true;
            }

            id = one.Parent;
        }

        return false;
    }

    private static string[] Threads(int id)
    {
        try
        {
            return Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task"));
        }
        catch (IOException)
        {
            // It ended while we looked.
            return [];
        }
    }

    /// <summary>The name, in brackets, is the process's own choice and may hold anything: read behind its last bracket.</summary>
    private static Entry? Read(string processOrThread)
    {
        const int State = 0, Parent = 1, ResidentPages = 21;
        try
        {
            var status = File.ReadAllText(Path.Combine(processOrThread, "stat"));
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return new(
                int.Parse(fields[Parent], CultureInfo.InvariantCulture),
                long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture) * PageBytes,
                fields[State] is "R" or "D");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Entry(int Parent, long ResidentBytes, bool IsAtWork);
}
