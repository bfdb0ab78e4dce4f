using Microsoft.Playwright;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>A01: those who look at a link before its patient does, and whoever presses everything on the way.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class LinkScannerTests(PhoneWorld world)
{
    /// <summary>More presses than there are links and buttons before the check.</summary>
    private const int MostPresses = 40;

    private static readonly string[] Agents =
    [
        "WhatsApp/2.23.20.0", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Twitterbot/1.0", "TelegramBot (like TwitterBot)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Slack-ImgProxy (+https://api.slack.com/robots)", "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", "Mozilla/5.0 (compatible; MicrosoftPreview/2.0)", "Googlebot/2.1 (+http://www.google.com/bot.html)",
        "Google-PageRenderer Google (+https://developers.google.com/+/web/snippet/)", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Applebot/0.1 (+http://www.apple.com/go/applebot)", "Viber/13.3.0", "Signal-Android/6.0", "Mozilla/5.0 AppleWebKit (KHTML, like Gecko) Barracuda Sentinel (EE)",
        "Mozilla/5.0 (compatible; ProofpointURLDefense)", "Mozilla/5.0 (compatible; Mimecast URL Protection)",
    ];

    [Fact]
    public async Task Twenty_previews_and_a_browser_that_presses_everything_spend_nothing_and_the_patient_gets_through()
    {
        var (request, link) = await world.AskAsync();

        foreach (var agent in Agents)
        {
            await PreviewAsync(link, agent);
        }

        Assert.Equal(20, Agents.Distinct().Count());
        Assert.Equal("issued", await LinkStateAsync(request));

        var presses = await PressEverythingAsync(link);
        Assert.True(presses.Count >= 5, $"Too little was pressed to prove anything: {string.Join(", ", presses)}");
        Assert.Equal("opened", await LinkStateAsync(request));

        await using var phone = await world.ComeInAsync(link);
        await phone.PickAsync(await PhonePhotos.SmallAsync());
        await phone.StateAsync("uploaded");
        Assert.Equal("verified", await LinkStateAsync(request));
    }

    private async Task<string?> LinkStateAsync(string request) => (string?)(await world.Hospital.ReadAsync(request))["link"];

    /// <summary>Looks at the link and at everything that its page names. No preview sends a fragment: it is no part of a request.</summary>
    private async Task PreviewAsync(string link, string agent)
    {
        using var client = world.World.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options })
        {
            foreach (var path in new[] { "/p", "/p/open", "/p/start", "/p/check", "/p/files", "/favicon.ico" })
            {
                using var request = new HttpRequestMessage(method, new Uri(new Uri(link), path));
                using var answer = await client.SendAsync(request);
            }
        }
    }

    /// <summary>
    /// Opens the link as its text has it, lets the page's script run, and presses every link and button that it finds on the way, each once and from
    /// a fresh page, forms empty.
    /// </summary>
    private async Task<IReadOnlyList<string>> PressEverythingAsync(string link)
    {
        await using var context = await world.Browser.DeskAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForURLAsync("**/p/start", new() { WaitUntil = WaitUntilState.Commit });
        var pressed = new List<string>();
        var pages = new Queue<string>([page.Url]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { page.Url };

        while (pages.TryDequeue(out var address) && pressed.Count < MostPresses)
        {
            await OpenAsync(page, address);
            var count = await page.Locator(Pressable).CountAsync();

            for (var n = 0; n < count && pressed.Count < MostPresses; n++)
            {
                await OpenAsync(page, address);
                var target = page.Locator(Pressable).Nth(n);
                var name = (await target.InnerTextAsync()).Trim();
                pressed.Add(name);
                await target.EvaluateAsync("element => element.click()");
                await page.WaitForTimeoutAsync(100);
                await page.WaitForSelectorAsync("main h1");

                if (page.Url.StartsWith(world.World.PublicOrigin.AbsoluteUri, StringComparison.Ordinal) && seen.Add(WithoutQuery(page.Url)))
                {
                    pages.Enqueue(page.Url);
                }
            }
        }

        return pressed;
    }

    private const string Pressable = "a[href]:not([lang]), button";

    private static string WithoutQuery(string address) => new Uri(address).GetLeftPart(UriPartial.Path);

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("main h1");
    }
}
