using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>
/// The tests that there are, by class and method, of both test projects. Read from the sources: the system tests' assembly is not beside this one, and must not be, as they need what this one must not.
/// </summary>
internal static partial class TestNames
{
    private static readonly Lazy<ILookup<string, string>> Found = new(() => Sources().SelectMany(Of).ToLookup(test => test.Class, test => test.Method, StringComparer.Ordinal));

    private static readonly string[] Projects = ["SecureMediaIntake.Tests", "SecureMediaIntake.SystemTests"];

    /// <summary>Why a name is no test's, or null.</summary>
    /// <param name="name"><c>Class</c> or <c>Class.Method</c>.</param>
    public static string? Fault(string name) => name.Split('.') switch
    {
        [var one] => Found.Value.Contains(one) ? null : $"There is no test class {one}.",
        [var one, var method] => Found.Value[one].Contains(method, StringComparer.Ordinal) ? null : $"There is no test {one}.{method}.",
        _ => $"{name} is no name of a test.",
    };

    /// <summary>The tests that a text names between backticks.</summary>
    public static IEnumerable<string> In(string text) => Named().Matches(text).Select(match => match.Groups[1].Value);

    internal static IEnumerable<(string Class, string Method)> Of(string source)
    {
        // A method belongs to the class that was opened last before it; only what stands behind [Fact] or [Theory] is a test.
        var owner = "";

        foreach (Match match in Declared().Matches(source))
        {
            if (match.Groups["class"] is { Success: true, Value: var name })
            {
                owner = name;
            }
            else
            {
                yield return (owner, match.Groups["method"].Value);
            }
        }
    }

    private static IEnumerable<string> Sources() => Projects
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", project), "*Tests.cs", SearchOption.AllDirectories))
        .Select(File.ReadAllText);

    [GeneratedRegex(@"^(?:public|internal) (?:sealed |partial |static )*class (?<class>\w+Tests)\b|\[(?:Fact|Theory)\b(?:[^;{]|\{(?!\s*\n))*?public (?:async )?(?:Task|void) (?<method>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"`(\w+Tests(?:\.\w+)?)`")]
    private static partial Regex Named();
}
