using System.Globalization;
using System.Text.Json;

using Microsoft.Extensions.Configuration;

using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.CommandLine.Start;

/// <summary>
/// The settings of <c>--settings</c>: the names of docs/settings.md, as JSON (flat with <c>__</c>, or nested) or as lines <c>NAME=value</c>. They become this process's
/// environment, as in Azure: what reads the platform's own variables (the identity's endpoint, trusted certificates) finds them too.
/// </summary>
internal static class SettingsFile
{
    private const string Between = "__";

    /// <exception cref="SettingsException">It cannot be read, or anybody could.</exception>
    public static IConfigurationRoot Read(FileInfo? file)
    {
        if (file is not null)
        {
            foreach (var (name, value) in Parse(Text(file)))
            {
                ProcessEnvironment.Set(name, value);
            }
        }

        return new ConfigurationBuilder().AddEnvironmentVariables().Build();
    }

    /// <exception cref="SettingsException">A line is no setting.</exception>
    internal static IReadOnlyList<(string Name, string Value)> Parse(string text)
    {
        try
        {
            if (text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(text);
                return [.. Flatten(string.Empty, json.RootElement)];
            }
        }
        catch (JsonException)
        {
            throw new SettingsException("The file of settings begins like JSON and is none.");
        }

        return [.. text.Split('\n').Select((line, n) => (Line: line.Trim(), Number: n + 1)).Where(one => one.Line is not "" and not ['#', ..]).Select(one => Split(one.Line, one.Number))];
    }

    private static IEnumerable<(string Name, string Value)> Flatten(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Flatten(Join(name, member.Name), member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((member, n) => Flatten(Join(name, n.ToString(CultureInfo.InvariantCulture)), member)),
        JsonValueKind.Null => [],
        _ => [(name, value.ToString())],
    };

    private static string Join(string above, string name) => above.Length == 0 ? name : above + Between + name;

    private static (string Name, string Value) Split(string line, int number)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);

        if (at <= 0)
        {
            // The line itself may be half of a secret.
            throw new SettingsException($"Line {number} of the file of settings is not NAME=value.");
        }

        return (line[..at].Replace("export ", string.Empty, StringComparison.Ordinal).Trim(), Unquoted(line[(at + 1)..].Trim()));
    }

    private static string Unquoted(string value) =>
        value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    private static string Text(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new SettingsException($"There is no file {file.Name}.");
        }

        // It holds the texts' key and the sign-in secret.
        if (!OperatingSystem.IsWindows() && (file.UnixFileMode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
        {
            throw new SettingsException($"Others can read {file.Name}, and it holds secrets. Close it first: chmod 600 {file.Name}");
        }

        return File.ReadAllText(file.FullName);
    }
}
