using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>What was wrong on a page.</summary>
internal sealed record Finding(bool Script, string Rule, string Where, string What);

/// <summary>
/// Opens each page once and asks it everything, at each width and with each wish of the person's system: opening is what costs, so a test for each
/// question that opens them all would take five times as long.
/// </summary>
internal sealed class PageWalk(PageBrowser browser, bool script)
{
    /// <summary>A window of 1,280 by 1,024 at 400 % has 320 by 256 CSS pixels (WCAG 2.2, 1.4.10).</summary>
    private const int ZoomedWidth = 320;

    private const int ZoomedHeight = 256;

    /// <summary>A phone and a desk, beside the zoomed window, in CSS pixels.</summary>
    private static readonly int[] OtherWidths = [360, 1280];

    private readonly List<Finding> _findings = [];

    /// <summary>Pages times widths that were held to the rules.</summary>
    public int Looks { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings;

    public async Task GoAsync(IReadOnlyDictionary<string, IReadOnlyList<(string Page, string Html)>> byLanguage)
    {
        await using var view = await browser.OpenAsync(ZoomedWidth, ZoomedHeight, script);

        foreach (var (language, name, html) in byLanguage.SelectMany(one => one.Value.Select(page => (one.Key, page.Page, page.Html))))
        {
            await view.ShowAsync(name, html);
            await view.LetRulesRunAsync();
            await LookAsync(view.Page, $"{name}, {language}");
            await view.Page.SetViewportSizeAsync(ZoomedWidth, ZoomedHeight);
        }
    }

    private async Task LookAsync(IPage page, string name)
    {
        await AskAsync(page, $"{name}, {ZoomedWidth} px", Question.Wcag, Question.Targets, Question.Reflow);
        Looks++;
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        await AskAsync(page, name, Question.Borders, Question.Stillness);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, ReducedMotion = ReducedMotion.NoPreference });

        foreach (var width in OtherWidths)
        {
            await page.SetViewportSizeAsync(width, ZoomedHeight);
            await AskAsync(page, $"{name}, {width} px", Question.WcagAtAnotherWidth, Question.Reflow);
            Looks++;
        }
    }

    private async Task AskAsync(IPage page, string where, params Question[] questions)
    {
        foreach (var question in questions)
        {
            _findings.AddRange((await question.AskAsync(page)).Select(what => new Finding(script, question.Rule, where, what)));
        }
    }
}
