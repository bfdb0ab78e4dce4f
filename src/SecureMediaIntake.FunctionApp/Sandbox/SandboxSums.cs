using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The kernel limits each process and each file; 64 of them together could still fill the machine. Where a control group is delegated it could
/// count, but few platforms do that; so the worker counts what a run uses in all, and ends it when that is too much.
/// </summary>
internal static class SandboxSums
{
    /// <summary>Between two looks. In this time two cores fill about half a gigabyte of memory.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="use">Of all processes of the run.</param>
    /// <param name="run">Whose output is counted.</param>
    /// <param name="limits">Twice the private memory of one process: the Sanitiser and ffmpeg, each at its limit.</param>
    public static bool Exceeded(ProcessUse use, SandboxRun run, SandboxLimits limits) =>
        FileBytes(run.Out) + FileBytes(LandlockPlaces.RootOf(run)) > limits.FileBytes + MediaLimits.RunSpareBytes || use.ResidentBytes > 2 * limits.DataBytes;

    /// <summary>
    /// All files in a folder that the run can write. Not of the item's whole folder: the original and what earlier runs made lie there, and to
    /// leave those out by name would let a run hide its own bytes under the same name.
    /// </summary>
    private static long FileBytes(string folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", everything).Sum(file => file.Exists ? file.Length : 0) : 0;
    }
}
