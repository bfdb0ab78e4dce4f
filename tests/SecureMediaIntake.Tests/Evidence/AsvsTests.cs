using System.Globalization;
using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>Our verdicts on OWASP ASVS 5.0.0, levels 1 and 2: every requirement has one, every pass has evidence that is there, and what the document says of them is counted.</summary>
public sealed partial class AsvsTests
{
    private const string Verdicts = "docs/assurance/asvs-5.0.csv";

    private const string Header = "id,level,verdict,reason,evidence";

    /// <summary>Verdicts, in the order of the document's table.</summary>
    private static readonly string[] Possible = ["pass", "fail", "not applicable", "undecided"];

    /// <summary>Lines of that table, and the levels that each counts.</summary>
    private static readonly (string Name, string Levels)[] Lines = [("1", "1"), ("2", "2"), ("both", "12")];

    /// <summary>
    /// Sections of ASVS 5.0.0, each with the levels of its requirements in order: "1.5:123" is 1.5.1 of level 1, 1.5.2 of level 2, 1.5.3 of level 3. Typed from the standard, not from our file, so that a row that is
    /// missing there is missed here.
    /// </summary>
    private const string Standard =
        "1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.1:3 3.2:113 3.3:12223 3.4:11222233 3.5:11122333 3.6:3 3.7:22333 4.1:12233 4.2:23333 4.3:22 4.4:1222 "
        + "5.1:2 5.2:112333 5.3:113 5.4:222 6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.7:33 6.8:2222 7.1:222 7.2:1111 7.3:22 7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 "
        + "8.4:23 9.1:111 9.2:1222 10.1:22 10.2:223 10.3:22223 10.4:1111122222233333 10.5:22222 10.6:22 10.7:222 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23 11.6:23 11.7:33 12.1:12233 12.2:11 12.3:22223 "
        + "13.1:2333 13.2:222223 13.3:2233 13.4:1222233 14.1:22 14.2:12223333 14.3:122 15.1:12233 15.2:12233 15.3:1222222 15.4:3333 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223 17.1:23 17.2:22223333 17.3:22";

    [Fact]
    public void The_standard_has_70_183_and_92_requirements() =>
        Assert.Equal([70, 183, 92], Enumerable.Range(1, 3).Select(level => Requirements().Count(one => one.Level == level)));

    [Fact]
    public void Every_requirement_of_levels_1_and_2_has_one_verdict() =>
        Assert.Equal(Requirements().Where(one => one.Level < 3).Select(one => $"{one.Id},{one.Level}"), Rows().Select(row => $"{row[0]},{row[1]}"));

    [Fact]
    public void Each_row_has_a_verdict_and_a_reason_and_a_pass_has_evidence() => Assert.All(Rows(), row =>
    {
        Assert.Contains(row[2], (IEnumerable<string>)Possible);
        Assert.True(row[3].Length > 10, $"{row[0]} has no reason.");
        Assert.True(row[2] != "pass" || row[4].Length > 0, $"{row[0]} passes without evidence.");
    });

    [Fact]
    public void All_evidence_is_there() => Assert.All(Rows().SelectMany(row => row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries)), item =>
    {
        if (item.Contains('/', StringComparison.Ordinal))
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, item)), item);
        }
        else
        {
            Assert.Null(TestNames.Fault(item));
        }
    });

    [Fact]
    public void The_figures_of_the_document_are_those_of_the_rows()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "assurance", "asvs.md"));
        var rows = Rows();

        foreach (var (name, levels) in Lines)
        {
            var of = rows.Where(row => levels.Contains(row[1], StringComparison.Ordinal)).ToList();
            var figures = Possible.Select(verdict => of.Count(row => row[2] == verdict))
                .Prepend(of.Count)
                .Append(of.Count(row => row[2] == "pass" && row[4].Split(' ').Any(item => item.Length > 0 && !item.Contains('/', StringComparison.Ordinal))))
                .Select(count => count.ToString(CultureInfo.InvariantCulture));
            Assert.Contains($"| {name} | {string.Join(" | ", figures)} |", document, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Id, int Level)> Requirements() =>
        from section in Standard.Split(' ').Select(part => part.Split(':'))
        from number in Enumerable.Range(1, section[1].Length)
        select ($"{section[0]}.{number}", section[1][number - 1] - '0');

    /// <summary>The file's own rules: a line that says what it is, the header, then five cells; only the reason may be quoted.</summary>
    private static List<string[]> Rows()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, Verdicts));
        Assert.Equal(Header, lines[1]);
        return [.. lines[2..].Select(line =>
        {
            var cells = Row().Match(line);
            Assert.True(cells.Success, line);
            return cells.Groups.Values.Skip(1).Select(cell => cell.Value).ToArray();
        })];
    }

    [GeneratedRegex("^([^,\"]+),([12]),([^,\"]+),\"?((?<=\")[^\"]+(?=\",)|[^,\"]+)\"?,([^,\"]*)$")]
    private static partial Regex Row();
}
