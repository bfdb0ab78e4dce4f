using System.Globalization;
using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>
/// A folder that the sandbox's unprivileged user can reach. Where the world runs as root, the product hands its decoders to a plain user, who
/// cannot pass through root's own private folders; each item's folder inside is private all the same.
/// </summary>
internal sealed class OpenFolder : IDisposable
{
    /// <summary>Survives a restart of the machine, unlike /tmp, and is the place for large temporary files.</summary>
    private const string Base = "/var/tmp";

    private const string Name = "secure-media-intake-";

    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Open = PassThrough | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private OpenFolder(string path) => Path = path;

    public string Path { get; }

    public string Scratch => System.IO.Path.Combine(Path, "scratch");

    public static OpenFolder Create()
    {
        RemoveAbandoned();
        var folder = new OpenFolder(System.IO.Path.Combine(
            Base, $"{Name}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));

        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.Path, PassThrough);
        }

        return folder;
    }

    /// <summary>The published app as the sandbox's user can reach it: where it lies, or a copy here when a folder above it is closed.</summary>
    public string Reachable(string published)
    {
        var source = System.IO.Path.GetFullPath(published);

        if (!Environment.IsPrivilegedProcess || IsOpenToAll(source))
        {
            return source;
        }

        // Anew at each start of the host: the app may have been published again meanwhile.
        var copy = System.IO.Path.Combine(Path, "app");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Copy(source, copy);
        return copy;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    /// <summary>What worlds that were killed left behind: it may hold plaintext.</summary>
    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Base, $"{Name}*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Name.Length..].Split('-')[0];

            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
            {
                try
                {
                    Directory.Delete(folder, recursive: true);
                }
                catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
                {
                    // Another world was quicker, or it is another user's.
                }
            }
        }
    }

    private static bool IsOpenToAll(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static void Copy(string source, string target)
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(target, Open);
        }

        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            Copy(folder, System.IO.Path.Combine(target, System.IO.Path.GetFileName(folder)));
        }
    }
}
