using System.Reflection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.Tests.Architecture;

using Xunit;

namespace SecureMediaIntake.Tests.Api;

/// <summary>Every refusal has a line in docs/errors.md: support staff quote its code, and other systems act on it.</summary>
public sealed class ErrorListTests
{
    /// <summary>Set by <c>./run errors</c>: writes the list in place of comparing it.</summary>
    private const string Accept = "ACCEPT_ERRORS";

    private static readonly string File = Path.Combine(Repository.Root, "docs", "errors.md");

    [Fact]
    public async Task Every_refusal_is_in_the_list_with_its_status_and_its_words()
    {
        string[] lines = [.. Problems().Select(Line).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        if (Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
        {
            var kept = (await System.IO.File.ReadAllLinesAsync(File)).Where(line => !IsEntry(line));
            await System.IO.File.WriteAllLinesAsync(File, [.. kept, .. lines]);
        }

        Assert.Equal(lines, (await System.IO.File.ReadAllLinesAsync(File)).Where(IsEntry));
    }

    private static bool IsEntry(string line) => line.StartsWith("| `", StringComparison.Ordinal);

    private static string Line(Problem problem) => $"| `{problem.Code}` | {ProblemAnswers.StatusOf(problem.Kind)} | {problem.PublicMessage.Replace("|", "\\|", StringComparison.Ordinal)} |";

    private static IReadOnlyList<Problem> Problems() =>
    [
        .. new[] { typeof(Problem).Assembly, typeof(ApiProblems).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType == typeof(Problem))
            .Select(property => (Problem)property.GetValue(null)!),
    ];
}
