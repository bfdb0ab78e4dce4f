using System.Text.RegularExpressions;

namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>The app settings, read as the host reads them: names ignore case, <c>%NAME%</c> in a binding stands for a value.</summary>
internal sealed partial class Settings(IReadOnlyDictionary<string, string> values)
{
    private readonly Dictionary<string, string> _values = Fold(values);

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <exception cref="FunctionsHostException">A setting is missing: the host would not index the function.</exception>
    public string Expand(string text, string where) => Percent().Replace(text, found =>
        this[found.Groups[1].Value]
        ?? throw new FunctionsHostException($"{where}: {found.Value} does not resolve to a value; no such setting."));

    /// <summary><c>arguments</c> are expanded by the operating system's rule: an unknown name stays as it is.</summary>
    public string ExpandKnown(string text) => Percent().Replace(text, found => this[found.Groups[1].Value] ?? found.Value);

    // The spelling with one underscore is the host's own for Linux, where some shells drop names with dots.
    public bool IsDisabled(string function) =>
        IsTrue(this[$"AzureWebJobs.{function}.Disabled"]) || IsTrue(this[$"AzureWebJobs_{function}_Disabled"]) || IsTrue(this[$"AzureWebJobs__{function}__Disabled"]);

    public static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Fold(IReadOnlyDictionary<string, string> values)
    {
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            if (!folded.TryAdd(name, value))
            {
                throw new FunctionsHostException($"The setting {name} is given twice; the host does not tell upper from lower case.");
            }
        }

        return folded;
    }

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();
}
