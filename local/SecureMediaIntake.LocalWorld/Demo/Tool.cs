using System.Diagnostics;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>Runs a command-line tool to its end.</summary>
internal static class Tool
{
    /// <returns>Standard output.</returns>
    /// <exception cref="WorldException">The tool is missing or failed; the message says what it said.</exception>
    public static async Task<string> RunAsync(string name, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true };

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = new Process { StartInfo = start };

        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new WorldException($"{name} is not installed. ./run setup installs it.", e);
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);

        // exiftool ends with 1 for a warning about one file and still says what it found.
        return process.ExitCode == 0 || (name == "exiftool" && (await output).Length > 0)
            ? await output
            : throw new WorldException($"{name} failed: {await errors}");
    }
}
