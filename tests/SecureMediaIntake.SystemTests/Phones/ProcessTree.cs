using System.Globalization;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>What a process and its children take of memory, shared pages counted once.</summary>
internal static class ProcessTree
{
    private const long Kibibyte = 1024;

    /// <summary>Proportional set size of the process and all below it.</summary>
    /// <remarks>proc(5), /proc/pid/smaps_rollup.</remarks>
    public static long Bytes(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToDictionary(id => id, ParentOf);
        return parents.Keys.Where(id => IsBelow(id, root, parents)).Sum(Own);
    }

    private static bool IsBelow(int process, int root, Dictionary<int, int> parents)
    {
        while (process != root)
        {
            if (!parents.TryGetValue(process, out process) || process == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int ParentOf(int process) => (int)Number($"/proc/{process}/status", "PPid:");

    private static long Own(int process) => Number($"/proc/{process}/smaps_rollup", "Pss:") * Kibibyte;

    /// <summary>0 for a process that has ended meanwhile.</summary>
    private static long Number(string file, string name)
    {
        try
        {
            return File.ReadLines(file).Where(line => line.StartsWith(name, StringComparison.Ordinal))
                .Select(line => long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture))
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
