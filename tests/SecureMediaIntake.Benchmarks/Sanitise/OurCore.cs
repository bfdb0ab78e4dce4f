using SecureMediaIntake.Benchmarks.Measuring;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>
/// The Sanitiser's process alone, for photos, without sandbox or gate. Its places are fixed, so bubblewrap puts
/// them there and then becomes the Sanitiser; that costs about 2 ms, which are counted.
/// </summary>
internal static class OurCore
{
    /// <summary>What the Sanitiser answers to a word that it does not know, as it does before it opens anything.</summary>
    private const int Misused = 12;

    private static readonly string Sanitiser = Path.Combine(AppContext.BaseDirectory, "sanitiser");

    /// <summary>The kept copy alone, which is what the other tools make: less the smaller pictures, which a run of their own makes from a kept copy.</summary>
    /// <param name="source">A photo.</param>
    /// <param name="folder">To work in.</param>
    /// <param name="output">Where the kept copy is put, to be compared.</param>
    public static async Task<Cost> RunAsync(Source source, string folder, string output)
    {
        if (source.Kind is SourceKind.Heic)
        {
            return await RunAsync(folder, source.Path, "heic", output);
        }

        var all = await RunAsync(folder, source.Path, "image", output);
        var kept = Path.Combine(folder, "kept-again.jpg");
        File.Copy(output, kept, overwrite: true);
        var smaller = await RunAsync(folder, kept, "renditions", null);
        var start = await RunAsync(folder, kept, "nothing", null, Misused);
        return new(
            all.WallMilliseconds - smaller.WallMilliseconds + start.WallMilliseconds,
            all.CpuMilliseconds - smaller.CpuMilliseconds + start.CpuMilliseconds,
            all.PeakMegabytes);
    }

    private static async Task<Cost> RunAsync(string folder, string original, string word, string? output, int exitCode = 0)
    {
        var made = Path.Combine(folder, "out");
        Directory.CreateDirectory(made);
        var cost = await MeasuredProcess.RunAsync(folder,
        [
            "bwrap", "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--ro-bind-try", "/etc/ld.so.cache",
            "/etc/ld.so.cache", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/scratch", "--ro-bind", Sanitiser, "/app", "--ro-bind", original, "/in/original",
            "--bind", made, "/out", "--chdir", "/", "/app/SecureMediaIntake.Sanitiser", word,
        ], exitCode);
        if (output is not null)
        {
            File.Copy(Path.Combine(made, "kept.jpg"), output, overwrite: true);
        }

        Directory.Delete(made, recursive: true);
        return cost;
    }
}
