using System.ComponentModel;
using System.Diagnostics;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Inspection;

/// <summary>
/// Has exiftool list what is left in a finished video, for the worker to judge. In a run of its own: the process that decoded the upload must
/// not say what is in the result, and exiftool is a large parser that must not run in the worker.
/// </summary>
internal static class InspectRun
{
    /// <summary>
    /// No file of settings; embedded streams too; names that occur twice, and groups by location; tags that it does not know; nothing that it
    /// works out itself, nor what the file system says.
    /// </summary>
    private static readonly string[] Arguments =
        ["-config", "", "-ee", "-a", "-G1", "-u", "-j", "-e", "--System:all", Places.Original];

    /// <param name="exiftool">Full path of the program, from the worker's settings.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string exiftool)
    {
        using var process = new Process
        {
            StartInfo = new(exiftool, Arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return ExitCodes.ToolMissing;
        }

        process.StandardInput.Close();
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var list = await FirstBytesAsync(process.StandardOutput.BaseStream);
        await errors;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || list.Length > MediaLimits.TagListBytes)
        {
            return ExitCodes.Failed;
        }

        OutFolder.Save("tags.json", path => File.WriteAllBytes(path, list));
        return ExitCodes.Done;
    }

    /// <summary>At most one byte more than is allowed; the rest is read and dropped, so that the writer ends.</summary>
    private static async Task<byte[]> FirstBytesAsync(Stream output)
    {
        var kept = new byte[MediaLimits.TagListBytes + 1];
        var length = await output.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false);
        await output.CopyToAsync(Stream.Null);
        return kept[..length];
    }
}
