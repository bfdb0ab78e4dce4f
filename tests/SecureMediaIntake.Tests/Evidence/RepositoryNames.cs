using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>Files and tasks of this repository that a document names between backticks.</summary>
internal static partial class RepositoryNames
{
    private static readonly string[] Folders = [".config", ".devcontainer", ".github", "docs", "infra", "local", "src", "tests"];

    private static readonly Lazy<HashSet<string>> FileNames = new(() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Repository.Root))
        .Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Tasks = new(() =>
        [.. Declared().Matches(File.ReadAllText(Path.Combine(Repository.Root, "run"))).Select(match => match.Groups[1].Value)]);

    /// <summary>What a text names and what is not there.</summary>
    public static IEnumerable<string> Missing(string text) =>
    [
        .. PathName().Matches(text).Select(match => match.Groups[1].Value).Where(path => !Path.Exists(Path.Combine(Repository.Root, path))),
        .. FileName().Matches(text).Select(match => match.Groups[1].Value).Where(name => !FileNames.Value.Contains(name)),
        .. TaskName().Matches(text).Select(match => match.Groups[1].Value).Where(task => !Tasks.Value.Contains(task)),
    ];

    [GeneratedRegex(@"`((?:\.config|\.devcontainer|\.github|docs|infra|local|src|tests)/[\w./-]+)`")]
    private static partial Regex PathName();

    /// <summary>A file by its name alone; <c>…function.json</c> and names of settings are none.</summary>
    [GeneratedRegex(@"`([\w-]+(?:\.\w+)*\.(?:cs|cshtml|ts|mjs|bicep|bicepparam|md|csv|yml))`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"`\./run ([\w:]+)")]
    private static partial Regex TaskName();

    [GeneratedRegex(@"^([\w:]+)\(\) \{ ##", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
