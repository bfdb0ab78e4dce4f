using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>The third look at a finished video: exiftool, in a sandboxed run of its own, and <see cref="TagGate"/> over what it says.</summary>
internal sealed class VideoInspection(ISandbox sandbox, IOptions<SandboxOptions> options)
{
    private static readonly string[] Expected = ["started", "tags.json"];

    /// <param name="folder">The item's.</param>
    /// <param name="video">The taken file. A copy goes in: what was hashed is never shown to a sandbox again.</param>
    /// <exception cref="GateFailedException">It must not be sealed; also when exiftool cannot read what we made.</exception>
    /// <exception cref="UnavailableException">exiftool is not installed, or ran out of its clock: not the file's fault.</exception>
    public async Task RequireAsync(ScratchFolder folder, string video, CancellationToken cancellation)
    {
        var copy = Path.Combine(folder.Path, "inspected");
        File.Copy(video, copy, overwrite: true);
        var verdict = TagGate.Check(await ListAsync(folder, copy, cancellation));
        File.Delete(copy);
        if (!verdict.Passed)
        {
            throw new GateFailedException(verdict.Finding ?? "unknown");
        }
    }

    /// <summary>What exiftool says about a file of ours, unread.</summary>
    /// <exception cref="GateFailedException">It said nothing.</exception>
    /// <exception cref="UnavailableException">It is not installed, or ran out of its clock.</exception>
    public async Task<byte[]> ListAsync(ScratchFolder folder, string file, CancellationToken cancellation)
    {
        var run = ScratchFolders.AddRun(folder);
        var end = await sandbox.RunAsync(new(folder.Path, file, run, ["inspect", options.Value.Exiftool]), SandboxLimits.Inspection, cancellation);
        if (end.IsToolMissing || end.TimedOut)
        {
            throw new UnavailableException(end.TimedOut ? "exiftool-timed-out" : "exiftool-missing");
        }

        if (!end.IsDone || !Directory.EnumerateFileSystemEntries(run).Select(Path.GetFileName).Order(StringComparer.Ordinal).SequenceEqual(Expected))
        {
            throw new GateFailedException("exiftool-failed");
        }

        var list = await HostileOutput.ReadAsync(Path.Combine(run, "tags.json"), MediaLimits.TagListBytes, cancellation);
        Directory.Delete(run, recursive: true);
        return list;
    }
}
