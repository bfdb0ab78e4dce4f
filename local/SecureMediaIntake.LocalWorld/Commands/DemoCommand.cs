using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.LocalWorld.Commands;

/// <summary><c>demo</c>: starts the world, takes files through the whole journey with a real browser, and prints what became of each.</summary>
internal static class DemoCommand
{
    /// <summary>Where the pictures and the fetched renditions are left to look at.</summary>
    private const string Output = "demo-output";

    /// <summary>What one link takes; the pages say so.</summary>
    private const int MostFiles = 10;

    /// <returns>0 only if every file was filed, the record returns it, and nothing of its metadata is left.</returns>
    /// <exception cref="WorldException">The world cannot start, or the journey stopped.</exception>
    public static async Task<int> RunAsync(CommandLine command, CancellationToken cancellation)
    {
        var given = command.Files.SelectMany(FilesOf).ToList();

        if (given.Count > MostFiles)
        {
            throw new WorldException($"{given.Count} files are too many: one link takes {MostFiles}. Give the demo fewer at a time.");
        }

        using var stop = new StopRequest(cancellation);
        var output = Path.GetFullPath(Output);
        Directory.CreateDirectory(output);
        var progress = new ConsoleProgress();

        try
        {
            await using var world = await World.StartAsync(
                new() { ScriptRoot = command.App, SitePort = command.Port, KeepFolder = command.Keep }, progress, stop.Token);
            var files = given.Count > 0 ? given : await MakeAsync(output, progress, stop.Token);
            var good = await new DemoRun(world, output, progress).RunAsync(files, stop.Token);

            Console.WriteLine($"    pictures       {Output}/");
            Console.WriteLine(good ? "\nEvery file was filed, and nothing of its metadata is left." : "\nNot every file was filed clean: see above.");

            if (command.Keep)
            {
                Console.WriteLine(Screen.Describe(world));
                await stop.AskedAsync();
            }

            return good ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return 1;
        }
        catch (Exception e) when (e is Microsoft.Playwright.PlaywrightException or TimeoutException or HttpRequestException)
        {
            throw new WorldException($"The journey stopped: {e.Message}", e);
        }
    }

    /// <summary>A folder stands for the photos and videos in it.</summary>
    private static IReadOnlyList<string> FilesOf(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Where(IsMedia).Order(StringComparer.Ordinal)]
        : throw new WorldException($"There is no file {path}.");

    private static bool IsMedia(string path) => Path.GetExtension(path).ToLowerInvariant() is not (".md" or ".txt" or "");

    private static async Task<IReadOnlyList<string>> MakeAsync(string output, ConsoleProgress progress, CancellationToken cancellation)
    {
        progress.Report("No files given: making a photo, a HEIC and a video as phones would.");
        return await Fixtures.MakeAsync(Path.Combine(output, "fixtures"), cancellation);
    }
}
