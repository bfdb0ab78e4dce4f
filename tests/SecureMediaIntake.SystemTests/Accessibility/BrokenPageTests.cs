namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>The walk finds what it looks for: else nothing found would mean nothing.</summary>
[Collection(RenderedPagesGroup.Name)]
public sealed class BrokenPageTests(RenderedPages pages)
{
    private const string Broken = """
        <!doctype html><html lang="en"><head><title>Broken</title><style>
          .pale { color: #bbb; background: #fff; } .small { width: 20px; height: 20px; padding: 0; border: 0; }
          .wide { width: 500px; height: 5px; } .turning { width: 5px; height: 5px; animation: turn 2s infinite; } @keyframes turn { to { rotate: 1turn; } }
        </style></head><body><main><h1>Broken</h1><p class="pale">Too pale</p><button class="small">x</button><div class="wide"></div><div class="turning"></div></main></body></html>
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_is_pale_small_wide_and_moving_is_found_to_be_so(bool script)
    {
        var walk = new PageWalk(pages.Browser, script);
        await walk.GoAsync(new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal) { ["en"] = [("/p", Broken)] });

        Assert.Equal(
            new[] { Question.Wcag, Question.Targets, Question.Reflow, Question.Borders, Question.Stillness }.Select(question => question.Rule),
            walk.Findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal));
        Assert.Contains(walk.Findings, finding => finding.What.StartsWith("color-contrast", StringComparison.Ordinal) && finding.Where.Contains("1280 px", StringComparison.Ordinal));
    }
}
