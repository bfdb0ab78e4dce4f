namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>The private folder (mode 0700, random name) in which one item is worked on. Deleted with everything in it on dispose.</summary>
public sealed class ScratchFolder(string path, Action<string> delete) : IDisposable
{
    private bool _deleted;

    public string Path { get; } = path;

    /// <summary>Where the decrypted upload is to be written before sanitising. The sender's name and type never become part of it.</summary>
    public string OriginalPath => System.IO.Path.Combine(Path, "original");

    /// <summary>Where the finished files lie afterwards. The sandbox writes elsewhere and never sees this folder.</summary>
    public string OutPath => System.IO.Path.Combine(Path, "out");

    public void Dispose()
    {
        if (!_deleted)
        {
            _deleted = true;
            delete(Path);
        }
    }
}
