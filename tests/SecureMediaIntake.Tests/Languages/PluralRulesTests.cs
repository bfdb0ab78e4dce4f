using System.Text.Json;

using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Languages;

public sealed class PluralRulesTests
{
    /// <summary>Node's answers, which the web build writes down: the service has no culture data of its own to ask.</summary>
    private static readonly JsonDocument Cldr =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src", "web", "built", "plurals.json")));

    public static TheoryData<string> Tags => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_count_takes_the_form_that_CLDR_gives_it(string tag)
    {
        var language = Language.All.Single(one => one.Tag == tag);
        var expected = Cldr.RootElement.GetProperty(tag).EnumerateArray().Select(form => form.GetString()).ToList();

        Assert.Equal(1201, expected.Count);
        Assert.Equal(expected, Enumerable.Range(0, expected.Count).Select(count => language.FormOf(count).ToString().ToLowerInvariant()));
    }
}
