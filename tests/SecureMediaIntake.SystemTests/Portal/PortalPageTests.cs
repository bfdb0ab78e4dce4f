using System.Globalization;

using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Accessibility;
using SecureMediaIntake.Tests;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>Every staff page and state at 360 and 1,280 px, with and without script, in a browser: WCAG 2.2 AA, room for fingers, no sideways scrolling.</summary>
[Trait("Goal", "portal")]
public sealed class PortalPageTests
{
    /// <summary>Built files of the portal, and the most that each may weigh as gzip, in kilobytes: the build stops over it. A style sheet has no goal.</summary>
    private static readonly (string File, int? Most)[] Files = [("portal.js", 15), ("viewer.js", 25), ("portal.css", null)];

    [Fact]
    public async Task Each_page_weighs_little_and_loads_the_viewer_only_where_it_shows_something()
    {
        await using var site = await TestSite.StartAsync();
        var pages = await PortalPages.MakeAsync(site);
        using var clinician = await site.LogInAsync(TestSite.NorthTenant);

        foreach (var (file, most) in Files)
        {
            var weight = Weight.OfFile("clinic", file);
            Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"portal: {file} {weight / 1000.0:0.0} KB gzip{(most is { } limit ? $", at most {limit}" : string.Empty)}"));
            Assert.True(most is null || weight <= most * 1000, $"{file} weighs {weight} bytes.");
        }

        foreach (var page in pages.Where(page => page.Press is null && !PortalPages.ForStrangers.Contains(page.Path.Split('?')[0])))
        {
            using var answer = await clinician.OpenAsync(page.Path);
            var html = await answer.Content.ReadAsByteArrayAsync();
            var showsMedia = System.Text.Encoding.UTF8.GetString(html).Contains("viewer.js", StringComparison.Ordinal);
            Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"portal: {page.Name,-30} {html.Length / 1000.0,6:0.0} KB, {Weight.OfBytes(html) / 1000.0,5:0.0} KB gzip{(showsMedia ? ", with the viewer" : string.Empty)}"));
            Assert.Equal(page.Path.Contains("/items/", StringComparison.Ordinal) || page.Path.StartsWith("/clinic/shared/", StringComparison.Ordinal), showsMedia);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_page_breaks_a_rule_is_too_small_to_press_or_scrolls_sideways(bool script)
    {
        var walk = await PortalWalk.GoAsync(script);

        Figures.Tell($"portal: axe, targets and reflow, {(script ? "with" : "without")} script: {walk.Findings.Count} broken in {walk.Looks} looks at {walk.Looks / 2} pages and states");
        Assert.True(walk.Looks >= 40, $"{walk.Looks} looks");
        Assert.True(walk.Findings.Count == 0, string.Join('\n', walk.Findings));
    }
}

/// <summary>Bytes as they travel.</summary>
internal static class Weight
{
    /// <summary>Of a built file, as the build packed it.</summary>
    /// <param name="audience">First segment of its address.</param>
    public static long OfFile(string audience, string name) => new FileInfo(
        Path.Combine(Journey.Checkout.Root, "src", "SecureMediaIntake.FunctionApp", "wwwroot", audience, "assets", name + ".gz")).Length;

    public static long OfBytes(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return compressed.Length;
    }
}

/// <summary>What was found on the staff pages.</summary>
internal sealed class PortalWalk
{
    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Pages times widths that were held to the rules.</summary>
    public int Looks { get; private set; }

    public static async Task<PortalWalk> GoAsync(bool script)
    {
        var walk = new PortalWalk();
        await using var browser = await DemoBrowser.StartAsync();
        await using var site = await TestSite.StartAsync();
        var pages = await PortalPages.MakeAsync(site);
        await using var portal = await PortalBrowser.OpenAsync(browser, site, 360, script: script);
        var page = await portal.NewPageAsync();
        var session = await page.Context.NewCDPSessionAsync(page);

        // What only the script can do has no state without it.
        foreach (var one in pages.Where(one => script || one.Press is null))
        {
            await AllowAsync(session, script);
            await one.ShowAsync(page);

            // Rules that run as script would wait for ever for their timers. The page is there: its own script has not run and will not.
            await AllowAsync(session, true);
            await walk.AskAsync(page, one, 360, [Question.Wcag, Question.Targets, Question.Reflow]);
            await page.SetViewportSizeAsync(1280, 900);
            await walk.AskAsync(page, one, 1280, [Question.WcagAtAnotherWidth, Question.Reflow]);
            await page.SetViewportSizeAsync(360, 900);
        }

        return walk;
    }

    private static async Task AllowAsync(Microsoft.Playwright.ICDPSession session, bool script) =>
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new Dictionary<string, object> { ["value"] = !script });

    private async Task AskAsync(Microsoft.Playwright.IPage page, PortalPage one, int width, Question[] questions)
    {
        foreach (var question in questions)
        {
            _findings.AddRange((await question.AskAsync(page)).Select(
                what => string.Create(CultureInfo.InvariantCulture, $"{one.Name}, {width} px, {question.Rule}: {what}")));
        }

        Looks++;
    }
}
