namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>Looks for what the world needs before anything is started, and names all that is missing at once.</summary>
internal static class Prerequisites
{
    private static readonly (string Program, string Package)[] Programs =
    [
        ("setsid", "util-linux"),
        ("setpriv", "util-linux"),
    ];

    // What the product itself runs; without them it would start and take no work.
    private static readonly (string Program, string Package)[] ProgramsOfTheProduct =
    [
        ("bwrap", "bubblewrap"),
        ("ffmpeg", "ffmpeg"),
        ("prlimit", "util-linux"),
    ];

    /// <exception cref="WorldException">Names every missing program and its package, or the missing published folder.</exception>
    public static void Check(WorldOptions options)
    {
        var wanted = options.ScriptRoot is null ? Programs : [.. Programs, .. ProgramsOfTheProduct];
        if (wanted.Where(program => !IsOnPath(program.Program)).ToList() is { Count: > 0 } missing)
        {
            throw new WorldException(
                $"These programs are missing: {string.Join(", ", missing.Select(program => program.Program))}. " +
                $"Install them with: sudo apt-get install {string.Join(' ', missing.Select(program => program.Package).Distinct())}");
        }

        if (options.ScriptRoot is { } root && !File.Exists(Path.Combine(root, "host.json")))
        {
            throw new WorldException(
                $"There is no published function app in {Path.GetFullPath(root)} (no host.json). " +
                "Make it with: ./run publish");
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
