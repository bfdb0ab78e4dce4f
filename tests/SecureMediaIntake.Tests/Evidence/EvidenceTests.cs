using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>Evidence that names a test nobody runs is a false promise: whatever safety case, threat model, runbooks and assurance name must be there.</summary>
public sealed partial class EvidenceTests
{
    private const string Draft = "*draft, not a certificate*";

    private const string Safety = "docs/clinical-safety.md";

    private const string Threats = "docs/threat-model.md";

    private static readonly string[] Folders = ["assurance", "runbooks"];

    /// <summary>What stands under each hazard.</summary>
    private static readonly string[] Parts = ["**Causes**", "**Effect**", "**Controls**", "**Left**", "**Deployer**"];

    /// <summary>Attacks A01 to A67 and failures F01 to F31 of the register.</summary>
    private static readonly string[] Register = [.. Enumerable.Range(1, 67).Select(n => $"A{n:00}"), .. Enumerable.Range(1, 31).Select(n => $"F{n:00}")];

    public static TheoryData<string> Documents() =>
    [
        Safety,
        Threats,
        "docs/retention.md",
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", folder), "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Drafts() =>
    [
        Safety,
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "assurance")).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_test_that_it_names_is_there(string document) =>
        Assert.Empty(TestNames.In(Read(document)).Select(TestNames.Fault).OfType<string>());

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_and_task_that_it_names_is_there(string document) => Assert.Empty(RepositoryNames.Missing(Read(document)));

    [Theory]
    [MemberData(nameof(Drafts))]
    public void Its_first_line_says_that_it_is_a_draft(string document) => Assert.Contains(Draft.Trim('*'), File.ReadLines(Path.Combine(Repository.Root, document)).First(), StringComparison.Ordinal);

    [Fact]
    public void Each_hazard_stands_once_with_all_its_parts_and_two_tests_by_method()
    {
        var hazards = Heading().Split(Read(Safety))[1..];

        Assert.Equal(Enumerable.Range(1, 15).Select(n => $"H{n}"), hazards.Select(one => one.Split(' ')[0]));
        Assert.All(hazards, one => Assert.All(Parts, part => Assert.Contains(part, one, StringComparison.Ordinal)));
        Assert.All(hazards, one => Assert.True(TestNames.In(one).Count(name => name.Contains('.', StringComparison.Ordinal)) >= 2, one.Split('\n')[0]));
        Assert.All(hazards, one => Assert.All(TestNames.In(one), name => Assert.Contains('.', name)));
    }

    [Fact]
    public void Each_attack_and_failure_stands_once() => Assert.Equal(Register, Rows().SelectMany(row => Ids(row[1])).Order(StringComparer.Ordinal));

    /// <summary>"Built" without a test, or "not built" with one, would both mislead.</summary>
    [Fact]
    public void What_is_called_built_names_a_test_and_what_is_not_built_names_none() => Assert.All(Rows(), row =>
    {
        Assert.True(row[3].Trim() is "built" or "part" or "not built", row[3]);
        Assert.True((row[3].Trim() == "not built") != TestNames.In(row[5]).Any(), $"{row[1]}: {row[3].Trim()}, {row[5]}");
    });

    [Fact]
    public void The_figures_of_the_register_are_those_of_its_rows()
    {
        var verdicts = Rows().SelectMany(row => Ids(row[1]).Select(_ => row[3].Trim())).ToLookup(word => word);

        Assert.Contains(
            $"**{verdicts["built"].Count()} built, {verdicts["part"].Count()} in part, {verdicts["not built"].Count()} not built**",
            Read(Threats),
            StringComparison.Ordinal);
    }

    /// <summary>The reader of test names itself: were it to find everything, or nothing, the tests above would prove nothing.</summary>
    [Fact]
    public void A_name_that_is_none_is_found()
    {
        Assert.Null(TestNames.Fault($"{nameof(EvidenceTests)}.{nameof(A_name_that_is_none_is_found)}"));
        Assert.NotNull(TestNames.Fault($"{nameof(EvidenceTests)}.{nameof(Documents)}"));
        Assert.NotNull(TestNames.Fault("EvidenceTests.A_test_that_nobody_wrote"));
        Assert.NotNull(TestNames.Fault("NobodysTests"));
        Assert.Equal(["docs/nothing.md", "Nothing.cs", "nothing"], RepositoryNames.Missing("`docs/nothing.md` `Nothing.cs` `./run nothing --at-all` `docs/settings.md` `./run test`"));
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    private static List<string[]> Rows() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, Threats)).Where(line => RegisterRow().IsMatch(line)).Select(line => line.Split('|'))];

    private static IEnumerable<string> Ids(string cell) => cell.Split(',').Select(id => id.Trim());

    [GeneratedRegex(@"^## (?=H\d)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| [AF]\d\d[ ,]")]
    private static partial Regex RegisterRow();
}
