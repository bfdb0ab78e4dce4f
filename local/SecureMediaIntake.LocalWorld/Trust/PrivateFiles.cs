namespace SecureMediaIntake.LocalWorld.Trust;

/// <summary>Folders and files of the world that other users of the machine cannot read: keys, patients' test media, logs.</summary>
internal static class PrivateFiles
{
    /// <exception cref="PlatformNotSupportedException">On Windows, whose rights are of another kind.</exception>
    public static string CreateFolder(string path)
    {
        RefuseWindows();
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>Writes text to a file that never was readable by others, not even before its rights were set.</summary>
    public static string Write(string folder, string name, string text)
    {
        RefuseWindows();
        var path = Path.Combine(folder, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return path;
    }

    /// <summary>Opens a file to write at its end, shared with readers.</summary>
    public static FileStream Append(string path)
    {
        RefuseWindows();
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    private static void RefuseWindows()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The local world runs on Linux (on Windows: in WSL).");
        }
    }
}
