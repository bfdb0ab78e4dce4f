namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The folder in which a run without mounts starts, so that the Sanitiser finds the same relative names there as under bubblewrap's root:
/// <c>in/original</c>, <c>out</c> and <c>scratch</c>. Links, but the service's own, in a folder that the sandbox cannot write.
/// </summary>
internal sealed class LandlockPlaces : IDisposable
{
    public LandlockPlaces(SandboxRun run)
    {
        Root = RootOf(run);
        foreach (var folder in (string[])[Root, Path.Combine(Root, "in"), Scratch])
        {
            PrivateFiles.CreateFolder(folder);
            PrivateFiles.SetFolderMode(folder, passThrough: Posix.IsRoot && folder != Scratch);
        }

        File.CreateSymbolicLink(Path.Combine(Root, "in", "original"), run.Original);
        Directory.CreateSymbolicLink(Path.Combine(Root, "out"), run.Out);
    }

    public string Root { get; }

    /// <summary>Beside the run's output in the item's folder, so that it goes with the item, whatever happens.</summary>
    public static string RootOf(SandboxRun run) => run.Out + "-root";

    public string Scratch => Path.Combine(Root, "scratch");

    /// <summary>With whatever the run left in its scratch.</summary>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
