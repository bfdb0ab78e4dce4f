using System.CommandLine;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public const string Json = "--json";
    public const string Settings = "--settings";
    public const string Verbose = "--verbose";

    public static IEnumerable<Option> All() =>
    [
        new Option<bool>(Json) { Description = "Answer with JSON, for machines.", Recursive = true },
        new Option<FileInfo?>(Settings)
        {
            Description = "A file with the deployment's settings (docs/settings.md): JSON, or lines NAME=value. Without it, the settings are those of the environment.",
            HelpName = "FILE",
            Recursive = true,
        },
        new Option<bool>(Verbose) { Description = "Write the service's own log lines to stderr.", Recursive = true },
    ];
}
