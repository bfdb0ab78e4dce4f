using System.Runtime.Versioning;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Files and folders for their owner alone, private from their first instant: a mode set afterwards leaves a moment for others.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [UnsupportedOSPlatformGuard("windows")]
    private static bool IsUnix => !OperatingSystem.IsWindows();

    private static PlatformNotSupportedException NoUnix => new("The sandbox is made of parts of Linux.");

    /// <summary>Makes a folder of mode 0700.</summary>
    public static void CreateFolder(string path)
    {
        if (!IsUnix)
        {
            throw NoUnix;
        }

        Directory.CreateDirectory(path, OwnerFolder);
    }

    /// <summary>Makes or empties a file of mode 0600.</summary>
    public static FileStream CreateFile(string path)
    {
        return IsUnix
            ? new(path, new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerFile, BufferSize = 0,
            })
            : throw NoUnix;
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!IsUnix)
        {
            throw NoUnix;
        }

        File.SetUnixFileMode(path, mode);
    }

    /// <summary>Mode 0700, and 0711 when others must pass through to a name that they are given.</summary>
    public static void SetFolderMode(string path, bool passThrough) =>
        SetMode(path, passThrough ? OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : OwnerFolder);
}
