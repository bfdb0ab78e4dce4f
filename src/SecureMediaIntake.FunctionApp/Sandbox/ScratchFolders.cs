using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary><see cref="IScratchFolders"/> in one folder of a local disk.</summary>
internal sealed class ScratchFolders(IOptions<SandboxOptions> options) : IScratchFolders
{
    private readonly string _root = Path.GetFullPath(options.Value.ScratchFolder);

    /// <summary>Makes the folder, and wipes what a killed process left behind in clear.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(_root);
        // Root hands down to the sandbox's user, who must pass through to the item's random name, but may not look around.
        PrivateFiles.SetFolderMode(_root, passThrough: Posix.IsRoot);
        foreach (var left in Directory.EnumerateFileSystemEntries(_root))
        {
            Delete(left);
        }
    }

    public ScratchFolder Create(long uploadBytes)
    {
        if (new DriveInfo(_root).AvailableFreeSpace < (2 * uploadBytes) + MediaLimits.ScratchSpareBytes)
        {
            throw new UnavailableException("The scratch folder has too little space.");
        }

        var folder = new ScratchFolder(Path.Combine(_root, OpaqueId.New()), Delete);
        PrivateFiles.CreateFolder(folder.Path);
        PrivateFiles.CreateFolder(folder.OutPath);
        return folder;
    }

    /// <summary>An empty private folder inside an item's, for one run.</summary>
    public static string AddRun(ScratchFolder folder)
    {
        var path = Path.Combine(folder.Path, "run-" + OpaqueId.New());
        PrivateFiles.CreateFolder(path);
        return path;
    }

    private static void Delete(string path)
    {
        // Not Directory.Exists: it follows a link, and a link that a hostile process left must go itself, never what it points to.
        if (new FileInfo(path).LinkTarget is null && Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
