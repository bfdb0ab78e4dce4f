namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>A run's files while they belong to the sandbox's user. Where the service is a plain user, they stay its own.</summary>
internal sealed class LentFiles : IDisposable
{
    private readonly IReadOnlyList<string> _paths;

    /// <param name="run">Its original becomes read-only, for whatever user.</param>
    /// <param name="user">Who gets them when the service is root.</param>
    /// <param name="more">Further paths of this run.</param>
    public LentFiles(SandboxRun run, uint user, params string[] more)
    {
        _paths = [run.Folder, run.Out, run.Original, .. more];
        PrivateFiles.SetMode(run.Original, UnixFileMode.UserRead);
        Own(user, user);
    }

    /// <summary>Takes them back, from the dead.</summary>
    public void Dispose() => Own(Posix.User, Posix.Group);

    private void Own(uint user, uint group)
    {
        if (!Posix.IsRoot)
        {
            return;
        }

        foreach (var path in _paths)
        {
            Posix.Own(path, user, group);
        }
    }
}
