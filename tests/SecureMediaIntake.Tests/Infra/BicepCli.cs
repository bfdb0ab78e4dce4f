using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>Runs the Bicep command line, which comes as a package and reaches no network.</summary>
internal static class BicepCli
{
    private static string Program { get; } = typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(about => about.Key == "Bicep").Value!;

    /// <returns>The exit code, and everything that it said. It tells of warnings and still exits with 0.</returns>
    public static (int ExitCode, string Output, string Said) Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // Heard as it comes: a program that may say no more until somebody listens would wait for ever.
        var said = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => said.Append(line.Data).Append(line.Data is null ? string.Empty : "\n");
        process.Start();
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, said.ToString());
    }
}
