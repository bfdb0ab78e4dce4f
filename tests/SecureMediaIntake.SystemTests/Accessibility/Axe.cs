using System.Text.Json;

using Deque.AxeCore.Commons;

using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>axe-core on a page that is open.</summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>Every rule of WCAG up to 2.2, A and AA, and the landmark rules without which a screen reader's user gets lost.</summary>
    private const string Everything = """
        { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
          rules: { 'target-size': { enabled: true } } }
        """;

    /// <summary>The rules whose answer depends on how wide the window is; the others read the page, not its layout.</summary>
    private const string Layout = """
        { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['target-size', 'color-contrast', 'scrollable-region-focusable'] } }
        """;

    /// <returns>What is wrong, one line for each rule with the elements that break it.</returns>
    public static Task<IReadOnlyList<string>> AllAsync(IPage page) => RunAsync(page, Everything);

    public static Task<IReadOnlyList<string>> LayoutAsync(IPage page) => RunAsync(page, Layout);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string options)
    {
        // Half a megabyte: once for each page, not for each question.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Source);
        }

        var found = await page.EvaluateAsync<JsonElement>($$"""
            async () => (await axe.run(document, {{options}})).violations
              .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
            """);
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
