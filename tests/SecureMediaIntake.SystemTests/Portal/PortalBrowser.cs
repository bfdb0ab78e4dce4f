using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>
/// Debian's Chromium in front of the portal in this process: real pages, scripts and policies, with storage in memory. What a click asks for goes through
/// the signed-in client of the tests, so no host and no local world has to start.
/// </summary>
internal sealed class PortalBrowser(Browser session, Browser stranger, IBrowserContext context) : IAsyncDisposable
{
    private static readonly string Assets = Path.Combine(Checkout.Root, "src", "SecureMediaIntake.FunctionApp", "wwwroot");

    private readonly List<(string Asked, string? Range)> _asked = [];

    /// <summary>Methods and addresses of all that was asked for, but for scripts and styles.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked.Select(one => one.Asked)];
            }
        }
    }

    /// <summary>The ranges that were asked of addresses that end so; empty for the whole.</summary>
    public IReadOnlyList<string> RangesOf(string end)
    {
        lock (_asked)
        {
            return [.. _asked.Where(one => one.Asked.EndsWith(end, StringComparison.Ordinal)).Select(one => one.Range ?? string.Empty)];
        }
    }

    public static async Task<PortalBrowser> OpenAsync(DemoBrowser browser, TestSite site, int width = 1280, int height = 900, bool script = true, bool touch = false) =>
        await OpenAsync(browser, site, await site.LogInAsync(TestSite.NorthTenant), width, height, script, touch);

    /// <param name="session">Of whoever is logged in; it ends with this browser.</param>
    public static async Task<PortalBrowser> OpenAsync(
        DemoBrowser browser, TestSite site, Browser session, int width = 1280, int height = 900, bool script = true, bool touch = false)
    {
        var opened = new PortalBrowser(
            session, site.NewBrowser(), await browser.WindowAsync(new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script, HasTouch = touch }));
        await opened.RouteAsync();
        return opened;
    }

    /// <summary>Opens a page and waits for its heading.</summary>
    public async Task<IPage> GoAsync(string path)
    {
        var page = await NewPageAsync();
        await page.GotoAsync(new Uri(TestSite.Origin, path).ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("main h1");
        await StyledAsync(page);
        return page;
    }

    /// <summary>Waits for the styles of the page that is there: what is measured without them is wrong. Not for the load event, which a video may keep away.</summary>
    public static Task StyledAsync(IPage page) => Eventually.TrueAsync(
        () => page.EvaluateAsync<bool>("() => document.readyState !== 'loading' && document.styleSheets.length > 0"), "the page has its styles");

    public Task<IPage> NewPageAsync() => context.NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        session.Dispose();
        stranger.Dispose();
        await context.DisposeAsync();
    }

    private async Task RouteAsync() => await context.RouteAsync("**/*", async route =>
    {
        var address = new Uri(route.Request.Url);

        if (address.AbsolutePath.StartsWith("/clinic/assets/", StringComparison.Ordinal))
        {
            await route.FulfillAsync(new() { Path = Assets + address.AbsolutePath });
            return;
        }

        lock (_asked)
        {
            _asked.Add(($"{route.Request.Method} {address.PathAndQuery}", route.Request.Headers.GetValueOrDefault("range")));
        }

        using var answer = await AnswerAsync(route.Request, address);
        await route.FulfillAsync(new()
        {
            Status = (int)answer.StatusCode,
            Headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Set-Cookie")
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            BodyBytes = await answer.Content.ReadAsByteArrayAsync(),
        });
    });

    private async Task<HttpResponseMessage> AnswerAsync(IRequest request, Uri address)
    {
        if (request.Method == "POST")
        {
            var fields = System.Web.HttpUtility.ParseQueryString(request.PostData ?? string.Empty);
            return await session.PostAsync(address.PathAndQuery, fields.AllKeys.OfType<string>().ToDictionary(name => name, name => fields[name]!, StringComparer.Ordinal));
        }

        return request.ResourceType == "document"
            ? await (PortalPages.ForStrangers.Contains(address.AbsolutePath) ? stranger : session).OpenAsync(address.PathAndQuery)
            : await session.FetchAsync(address.PathAndQuery, [.. request.Headers.Where(header => header.Key is "range" or "x-refresh").Select(header => (header.Key, header.Value))]);
    }
}
