using System.Diagnostics;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What runs on this machine now.</summary>
internal static class Processes
{
    public static IReadOnlyList<string> CommandLines() => Of(process => File.ReadAllText(Path.Combine(process, "cmdline")));

    public static IReadOnlyList<string> WorkingFolders() =>
        Of(process => new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? throw new IOException("Ended."));

    /// <summary>Stops, as by a debugger, every process whose parent's command line is such; then their children.</summary>
    public static void StopBelow(Func<string, bool> launcher)
    {
        var all = Of(process => $"{File.ReadAllText(Path.Combine(process, "stat"))}\0{File.ReadAllText(Path.Combine(process, "cmdline"))}");
        var parents = all.ToDictionary(one => IdOf(one), one => ParentOf(one));
        var stopped = all.Where(one => launcher(one)).Select(IdOf).ToHashSet();
        for (var before = 0; before != stopped.Count;)
        {
            before = stopped.Count;
            stopped.UnionWith(parents.Where(one => stopped.Contains(one.Value)).Select(one => one.Key).ToList());
        }

        Process.Start("kill", ["-STOP", .. stopped]).WaitForExit();
    }

    private static string IdOf(string status) => status[..status.IndexOf(' ', StringComparison.Ordinal)];

    private static string ParentOf(string status) => status[(status.IndexOf(") ", StringComparison.Ordinal) + 2)..].Split(' ')[1];

    private static List<string> Of(Func<string, string> read)
    {
        List<string> found = [];
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            try
            {
                found.Add(read(process));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is somebody else's.
            }
        }

        return found;
    }
}
