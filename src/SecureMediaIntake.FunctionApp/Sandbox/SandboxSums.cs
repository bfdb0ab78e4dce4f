using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The kernel limits each process and each file; 64 of them together could still fill the machine. Where a control group is delegated it could
/// count, but few platforms do that; so the worker counts what a run uses in all, and ends it when that is too much.
/// </summary>
internal static class SandboxSums
{
    /// <summary>Between two looks. In this time two cores fill about half a gigabyte of memory.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Bytes beside the largest single file: report, poster, renditions.</summary>
    private const long SpareBytes = 256L << 20;

    private const int PageBytes = 4096;

    /// <param name="launcher">Process id whose descendants are the run.</param>
    /// <param name="run">Whose output is counted.</param>
    /// <param name="limits">Twice the private memory of one process: the Sanitiser and ffmpeg, each at its limit.</param>
    public static bool Exceeded(int launcher, SandboxRun run, SandboxLimits limits) =>
        FileBytes(run.Out) + FileBytes(LandlockPlaces.RootOf(run)) > limits.FileBytes + SpareBytes || ResidentBytes(launcher) > 2 * limits.DataBytes;

    /// <summary>
    /// All files in a folder that the run can write. Not of the item's whole folder: the original and what earlier runs made lie there, and to
    /// leave those out by name would let a run hide its own bytes under the same name.
    /// </summary>
    private static long FileBytes(string folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", everything).Sum(file => file.Exists ? file.Length : 0) : 0;
    }

    private static long ResidentBytes(int launcher)
    {
        Dictionary<int, (int Parent, long Bytes)> all = [];
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(path) is { } one)
            {
                all[id] = one;
            }
        }

        return all.Keys.Where(id => Descends(id, launcher, all)).Sum(id => all[id].Bytes);
    }

    private static bool Descends(int id, int ancestor, Dictionary<int, (int Parent, long Bytes)> all)
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

    /// <summary>Parent and resident memory. The name, in brackets, is the process's own choice and may hold anything: read behind its last bracket.</summary>
    private static (int Parent, long Bytes)? Read(string process)
    {
        const int Parent = 1, ResidentPages = 21;
        try
        {
            var status = File.ReadAllText(Path.Combine(process, "stat"));
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[Parent], CultureInfo.InvariantCulture), long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture) * PageBytes);
        }
        catch (IOException)
        {
            // It ended while we looked.
            return null;
        }
    }
}
