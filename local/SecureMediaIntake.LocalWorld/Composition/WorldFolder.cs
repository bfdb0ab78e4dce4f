using System.Globalization;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The folder of one world. Worlds that were killed leave theirs behind; the next world removes them.</summary>
internal sealed class WorldFolder : IDisposable
{
    private static int _count;

    private bool _keep;

    private WorldFolder(string path, bool keep)
    {
        Path = path;
        _keep = keep;
    }

    public string Path { get; }

    public static WorldFolder Create(WorldOptions options)
    {
        if (options.Folder is { } folder)
        {
            return new(PrivateFiles.CreateFolder(System.IO.Path.GetFullPath(folder)), options.KeepFolder);
        }

        var all = PrivateFiles.CreateFolder(System.IO.Path.Combine(NodeServers.Checkout, ".world"));
        RemoveAbandoned(all);

        // A process may run several worlds, one after the other or at once.
        var name = $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";
        return new(PrivateFiles.CreateFolder(System.IO.Path.Combine(all, name)), options.KeepFolder);
    }

    /// <summary>For whoever must find out from the logs what went wrong.</summary>
    public void Keep() => _keep = true;

    public void Dispose()
    {
        if (!_keep)
        {
            Remove(Path);
        }
    }

    private static void RemoveAbandoned(string all)
    {
        foreach (var folder in Directory.EnumerateDirectories(all))
        {
            var owner = System.IO.Path.GetFileName(folder).Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
            {
                Remove(folder);
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another world that starts at the same time has removed it.
        }
    }
}
