namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What runs on this machine now.</summary>
internal static class Processes
{
    public static IReadOnlyList<string> CommandLines() => Of(process => File.ReadAllText(Path.Combine(process, "cmdline")));

    public static IReadOnlyList<string> WorkingFolders() =>
        Of(process => new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? throw new IOException("Ended."));

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
