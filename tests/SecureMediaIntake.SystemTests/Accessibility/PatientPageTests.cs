using Xunit.Abstractions;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>Every patient page and state in every language, at 320, 360 and 1,280 px, with and without script, in a browser.</summary>
[Collection(RenderedPagesGroup.Name)]
public sealed class PatientPageTests(RenderedPages pages, ITestOutputHelper output)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task No_page_breaks_a_rule_of_WCAG_2_2_AA(bool script) => NothingAsync(Question.Wcag, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Nothing_to_press_is_too_small(bool script) => NothingAsync(Question.Targets, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Nothing_scrolls_sideways_at_400_per_cent(bool script) => NothingAsync(Question.Reflow, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task With_the_systems_own_colours_everything_to_press_has_a_border(bool script) => NothingAsync(Question.Borders, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Nothing_moves_for_those_who_asked_for_that(bool script) => NothingAsync(Question.Stillness, script);

    [Fact]
    public async Task Each_page_is_looked_at_in_three_languages_at_three_widths_with_and_without_script()
    {
        var looks = (await pages.WalksAsync()).Sum(walk => walk.Looks);

        output.WriteLine($"{looks} looks");
        Assert.Equal(3, pages.ByLanguage.Count);
        Assert.Equal(pages.ByLanguage.Values.Sum(all => all.Count) * 3 * 2, looks);
    }

    private async Task NothingAsync(Question question, bool script)
    {
        var wrong = (await pages.WalksAsync())
            .SelectMany(walk => walk.Findings)
            .Where(finding => finding.Script == script && finding.Rule == question.Rule)
            .Select(finding => $"{finding.Where}: {finding.What}");

        Assert.True(!wrong.Any(), string.Join('\n', wrong.Take(40)));
    }
}
