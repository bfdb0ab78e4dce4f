using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>Looks at the machine's processes through /proc (proc(5)).</summary>
internal static class Running
{
    /// <summary>Ids of live processes whose command line or environment holds a text, such as a world's folder.</summary>
    public static async Task<IReadOnlyList<int>> MentioningAsync(string text)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId
                && (await ReadAsync(id, "cmdline") + await ReadAsync(id, "environ")).Contains(text, StringComparison.Ordinal)
                && IsAlive(id))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Waits until none of the processes lives.</summary>
    public static async Task NoneIsLeftAsync(IReadOnlyList<int> processes, TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        while (processes.Any(IsAlive))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < limit, $"Still there: {string.Join(", ", processes.Where(IsAlive))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    // A process that ended but whose parent has not asked for it (state Z) is dead: where process 1 does not reap, it stays for ever.
    private static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }

    private static async Task<string> ReadAsync(int id, string file)
    {
        try
        {
            return await File.ReadAllTextAsync($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Somebody else's, or ended meanwhile.
            return "";
        }
    }
}
