namespace SecureMediaIntake.Storage.Sealing;

/// <summary>A file for plain bytes: new, and this user's alone from its first moment.</summary>
internal static class PrivateFile
{
    /// <exception cref="IOException">There is something under that name, a link included.</exception>
    /// <exception cref="PlatformNotSupportedException">On Windows, whose rights are of another kind.</exception>
    public static FileStream Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Originals are only opened where files can be made private at once.");
        }

        // CreateNew is O_CREAT | O_EXCL: it does not follow a link that somebody laid there before.
        return new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        });
    }
}
