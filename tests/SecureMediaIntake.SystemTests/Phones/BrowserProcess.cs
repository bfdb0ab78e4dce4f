using System.Diagnostics;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The processes of the browser that keeps its things in one folder.</summary>
internal static class BrowserProcess
{
    /// <summary>SIGKILL, as when a phone needs its memory for the camera: no page is told, nothing is written any more.</summary>
    public static async Task KillAsync(string folder)
    {
        var main = Assert.Single(Of(folder), process => !CommandLine(process).Contains("--type=", StringComparison.Ordinal));
        using (var browser = Process.GetProcessById(main))
        {
            browser.Kill();
        }

        await Eventually.TrueAsync(() => Task.FromResult(!Of(folder).Any()), "the killed browser is gone");
    }

    /// <summary>Ids of the browser and its children.</summary>
    public static IEnumerable<int> Of(string folder) => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0)
        .Where(id => id > 0 && CommandLine(id).Contains($"--user-data-dir={folder}", StringComparison.Ordinal));

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
