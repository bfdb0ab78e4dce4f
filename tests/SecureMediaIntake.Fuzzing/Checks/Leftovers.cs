namespace SecureMediaIntake.Fuzzing.Checks;

/// <summary>Looks for processes that outlived their file.</summary>
internal static class Leftovers
{
    /// <param name="folder">The item's folder: its random name is in the mounts or the arguments of whatever was started for it.</param>
    /// <returns>Name of such a process, or null.</returns>
    public static string? ProcessOf(string folder)
    {
        var item = Path.GetFileName(folder);
        return Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _))
            .Where(path => Holds(path, "mountinfo", item) || Holds(path, "cmdline", item))
            .Select(path => Read(path, "comm").Trim()).FirstOrDefault();
    }

    private static bool Holds(string process, string file, string item) => Read(process, file).Contains(item, StringComparison.Ordinal);

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
