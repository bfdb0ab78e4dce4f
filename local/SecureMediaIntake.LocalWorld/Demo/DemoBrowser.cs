using Microsoft.Playwright;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>A real headless Chromium, Debian's: one for the clinician's desk, one that stands for the patient's phone.</summary>
internal sealed class DemoBrowser : IAsyncDisposable
{
    /// <summary>Longest wait for one thing on a page, in milliseconds: a loaded machine is slow, and an endless wait tells nobody why.</summary>
    private const float Patience = 120_000;

    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",

        // A camera that shows a moving pattern: no machine of the tests has a real one.
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private DemoBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <exception cref="WorldException">Chromium is not installed.</exception>
    public static async Task<DemoBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();

        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Chromium,
                Args = Arguments,
            });
            return new(playwright, browser);
        }
        catch (PlaywrightException e)
        {
            playwright.Dispose();
            throw new WorldException("Chromium does not start. ./run setup installs it.", e);
        }
    }

    public Task<IBrowserContext> DeskAsync() => ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });

    /// <summary>A phone of 390 × 844 points.</summary>
    public Task<IBrowserContext> PhoneAsync(bool script = true) => ContextAsync(new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        IsMobile = true,
        HasTouch = true,
        DeviceScaleFactor = 2,
        JavaScriptEnabled = script,
    });

    /// <summary>A browser of its own that keeps what it stores in a folder, for a phone whose browser dies and is opened again.</summary>
    public async Task<IBrowserContext> KeepingPhoneAsync(string folder)
    {
        var context = await _playwright.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = Chromium,
            Args = Arguments,
            ViewportSize = new() { Width = 390, Height = 844 },
            IgnoreHTTPSErrors = true,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A window with wishes of its own.</summary>
    public Task<IBrowserContext> WindowAsync(BrowserNewContextOptions options) => ContextAsync(options);

    private async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        // The world's own authority signed every certificate here; nothing outside this machine is ever asked.
        options.IgnoreHTTPSErrors = true;
        options.Locale = "en-GB";
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }
}
