using System.Text.RegularExpressions;

namespace SecureMediaIntake.Tests.Architecture;

/// <summary>A document that points to nothing teaches nothing: every relative link and picture of README and docs must be there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_it_points_to_is_there(string document)
    {
        var path = Path.Combine(Repository.Root, document);

        Assert.All(
            Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value.Split('#')[0]).Where(IsRelative),
            target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{document} points to {target}, which is not there."));
    }

    private static bool IsRelative(string target) => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
