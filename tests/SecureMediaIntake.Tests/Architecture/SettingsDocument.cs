using System.Text.RegularExpressions;

namespace SecureMediaIntake.Tests.Architecture;

/// <summary>The names of the settings in docs/settings.md.</summary>
internal static partial class SettingsDocument
{
    /// <summary>Full names; <c>{n}</c> stands for the first organisation, and <c>__Name</c> takes its beginning from the name before it.</summary>
    public static IEnumerable<string> Names()
    {
        var document = Path.Combine(Repository.Root, "docs", "settings.md");
        var prefix = "";
        foreach (var row in File.ReadLines(document).Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            foreach (var name in Name().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value.Replace("{n}", "0", StringComparison.Ordinal).Replace("{m}", "0", StringComparison.Ordinal)))
            {
                var full = name.StartsWith("__", StringComparison.Ordinal) ? prefix + name : name;
                prefix = full[..full.LastIndexOf("__", StringComparison.Ordinal).OrEnd(full)];
                yield return full;
            }
        }
    }

    private static int OrEnd(this int index, string text) => index < 0 ? text.Length : index;

    [GeneratedRegex("`([A-Za-z_{}]+)`")]
    private static partial Regex Name();
}
