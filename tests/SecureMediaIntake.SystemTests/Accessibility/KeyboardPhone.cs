using System.Diagnostics;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>A person with a keyboard and nothing else, from the text to "sent". Every control is reached by Tab, and seen where it has the focus.</summary>
internal sealed class KeyboardPhone(IPage page, SeedPatient patient, string photo)
{
    private const int MostTabs = 80;

    private const string Primary = "main .nhsuk-button:not(.nhsuk-button--secondary)";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Addresses of the pages, in the order in which they came.</summary>
    public List<string> Pages { get; } = [];

    /// <summary>Pages that had to be passed until "sent" came; the door, which the script passes by itself, is not seen.</summary>
    public int PagesToSend => Pages.Count(path => path is not ("/p" or "/p/sent"));

    /// <summary>Languages and directions that the pages said they were in.</summary>
    public HashSet<string> Languages { get; } = [];

    /// <summary>What a screen reader was given to say while files were added.</summary>
    public IReadOnlyList<string> Announced { get; private set; } = [];

    public async Task<TimeSpan> SendAsync(string link)
    {
        var started = Stopwatch.GetTimestamp();
        await page.GotoAsync(link, new() { WaitUntil = WaitUntilState.Commit });
        await ArriveAsync("/p");

        while (Path() is not "/p/sent")
        {
            Assert.True(Pages.Count < 20, $"The journey does not end: {string.Join(' ', Pages)}");
            Pages.Add(Path());
            Languages.Add(await page.EvaluateAsync<string>("() => `${document.documentElement.lang} ${document.documentElement.dir}`"));
            await PassAsync(Path());
        }

        Pages.Add("/p/sent");
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task PassAsync(string here)
    {
        switch (here)
        {
            case "/p/check":
                await FocusAsync("input[name=day]");
                await page.Keyboard.TypeAsync($"{patient.BirthDate.Day}");
                await FocusAsync("input[name=month]");
                await page.Keyboard.TypeAsync($"{patient.BirthDate.Month}");
                await FocusAsync("input[name=year]");
                await page.Keyboard.TypeAsync($"{patient.BirthDate.Year}");
                await page.Keyboard.PressAsync("Enter");
                break;

            case "/p/agree":
                await FocusAsync("input[name=agree]");
                await page.Keyboard.PressAsync("Space");
                await PressAsync(Primary);
                break;

            case "/p/files":
                await AddPhotoAsync();
                await PressAsync("#continue button");
                break;

            default:
                await PressAsync(Primary);
                break;
        }

        await ArriveAsync(here);
    }

    private async Task AddPhotoAsync()
    {
        // Long before the key: a chooser that opens before the browser has heard that somebody wants to know of it opens for nobody.
        var chosen = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FileChooser += (_, opened) => chosen.TrySetResult(opened);
        await page.WaitForSelectorAsync("#uploader[data-ready]");
        await page.EvaluateAsync("""
            () => { window.announced = [];
              new MutationObserver(() => window.announced.push(document.querySelector('#file-news').textContent.trim()))
                .observe(document.querySelector('#file-news'), { childList: true, characterData: true, subtree: true }); }
            """);
        await FocusAsync("#photos");
        await page.Keyboard.PressAsync("Enter");
        await (await chosen.Task.WaitAsync(Patience)).SetFilesAsync(photo);
        await page.WaitForSelectorAsync("#file-list [data-state=uploaded]", new() { Timeout = (float)Patience.TotalMilliseconds });

        // That it was added, and that it is there: at most one sentence in five seconds.
        await page.WaitForFunctionAsync("() => new Set(window.announced.filter((said) => said !== '')).size >= 2");
        Announced = await page.EvaluateAsync<string[]>("() => window.announced.filter((said) => said !== '')");
    }

    private async Task PressAsync(string selector)
    {
        await FocusAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task FocusAsync(string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");

            if (await page.EvaluateAsync<bool>("(selector) => document.activeElement.matches(selector)", selector))
            {
                Assert.True(await page.EvaluateAsync<bool>(IsSeen), $"{selector} on {Path()} does not show that it has the focus.");
                return;
            }
        }

        Assert.Fail($"{selector} on {Path()} cannot be reached with the Tab key.");
    }

    /// <summary>A ring, a shadow or another background, on the element or on the label that is drawn in its place.</summary>
    private const string IsSeen = """
        () => [document.activeElement, document.activeElement.labels?.[0]].filter(Boolean)
          .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::before')])
          .some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
        """;

    private string Path() => new Uri(page.Url).AbsolutePath;

    private async Task ArriveAsync(string from)
    {
        await Journey.Eventually.TrueAsync(() => Task.FromResult(Path() != from), $"the page after {from}");
        await page.WaitForSelectorAsync("main h1");
    }
}
