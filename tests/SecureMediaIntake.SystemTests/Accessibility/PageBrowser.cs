using Microsoft.Playwright;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>Debian's Chromium, looking at pages that were written before: fast, and the same at each look.</summary>
internal sealed class PageBrowser : IAsyncDisposable
{
    public const string Chromium = "/usr/bin/chromium";

    private const string Origin = "https://media.example";

    private static readonly string Assets = Path.Combine(Checkout.Root, "src", "SecureMediaIntake.FunctionApp", "wwwroot");

    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private PageBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<PageBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = Arguments,
        }));
    }

    /// <summary>A browser window of its own.</summary>
    public async Task<PageView> OpenAsync(int width, int height = 640, bool script = true, Action<BrowserNewContextOptions>? more = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script };
        more?.Invoke(options);
        var context = await _browser.NewContextAsync(options);
        var view = new PageView(context, await context.NewPageAsync(), script);
        await context.RouteAsync("**/*", view.AnswerAsync);
        return view;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A window that shows one written page after the other.</summary>
    internal sealed class PageView(IBrowserContext context, IPage page, bool script) : IAsyncDisposable
    {
        private string _html = string.Empty;
        private ICDPSession? _script;

        public IPage Page => page;

        /// <param name="name">Of the page in the list: its address, and perhaps a comma and its state. What has no address of its own is shown at the door's.</param>
        /// <param name="html">As the service wrote it.</param>
        public async Task ShowAsync(string name, string html)
        {
            _html = html;
            await AllowScriptAsync(script);
            var address = name.Split(',')[0];

            // The load event waits for the style sheet; before it a page may be measured unstyled.
            await page.GotoAsync(Origin + (address.StartsWith('/') ? address : "/p"), new() { WaitUntil = WaitUntilState.Load });
        }

        /// <summary>Where script is off, rules that run as one would wait for ever for their timers. Called once the page is there: its own script has not run.</summary>
        public Task LetRulesRunAsync() => AllowScriptAsync(true);

        private async Task AllowScriptAsync(bool allowed)
        {
            if (!script)
            {
                _script ??= await context.NewCDPSessionAsync(page);
                await _script.SendAsync("Emulation.setScriptExecutionDisabled", new Dictionary<string, object> { ["value"] = !allowed });
            }
        }

        public Task AnswerAsync(IRoute route)
        {
            var path = new Uri(route.Request.Url).AbsolutePath;

            return route.Request.ResourceType == "document" ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = _html })
                : path.StartsWith("/p/assets/", StringComparison.Ordinal) ? route.FulfillAsync(new() { Path = Assets + path })

                // What the page's script asks the service: it is silent, and the page stays as it was written.
                : route.FulfillAsync(new() { Status = 503 });
        }

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
