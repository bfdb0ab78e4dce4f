using System.Diagnostics;
using System.Globalization;

namespace SecureMediaIntake.Benchmarks.Measuring;

/// <summary>Runs one program to its end and says what it took.</summary>
internal static class MeasuredProcess
{
    /// <param name="folder">To work in.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="exitCode">Of a run that did its work.</param>
    /// <exception cref="InvalidOperationException">It failed: a peer that does not do the work is not measured.</exception>
    public static async Task<Cost> RunAsync(string folder, IReadOnlyList<string> command, int exitCode = 0)
    {
        // Peak memory by GNU time: a child of ours would inherit our own peak at the moment it is started.
        var peakFile = Path.Combine(folder, "peak");
        var start = new ProcessStartInfo("/usr/bin/time") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var word in (string[])["-q", "-f", "%M", "-o", peakFile, .. command])
        {
            start.ArgumentList.Add(word);
        }

        // One thread for everybody: the machine's other work decides how much two would gain.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["MAGICK_THREAD_LIMIT"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";

        var cpu = Usage.ChildCpuMilliseconds;
        var startedAt = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("time did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(startedAt);
        return process.ExitCode == exitCode
            ? new(wall.TotalMilliseconds, Usage.ChildCpuMilliseconds - cpu, await PeakAsync(peakFile))
            : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await errors}");
    }

    private static async Task<double> PeakAsync(string file) =>
        long.Parse((await File.ReadAllTextAsync(file)).Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
}
