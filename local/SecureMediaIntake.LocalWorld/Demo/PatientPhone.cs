using System.Globalization;
using System.Text.RegularExpressions;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>A patient with a phone and a text, by the pages alone.</summary>
/// <param name="pictures">Folder for a picture of each page; null for none.</param>
internal sealed class PatientPhone(IBrowserContext context, SeedPatient patient, string? pictures)
{
    /// <summary>Longest wait for a page, in milliseconds.</summary>
    private const float Patience = 120_000;

    private IPage _page = null!;

    /// <summary>The page that the patient is on.</summary>
    public IPage Page => _page;

    /// <summary>Where the patient is, for whoever must find out why they got no further; with a picture of it.</summary>
    public async Task<string> WhereAsync()
    {
        await PictureAsync("stopped");
        return new Uri(_page.Url).GetLeftPart(UriPartial.Path) + ": " + await _page.TitleAsync();
    }

    /// <summary>Opens the link, answers the question, agrees.</summary>
    public async Task ComeInAsync(string link)
    {
        await OpenAsync(link);
        await AnswerAsync();
        await ArriveAsync("**/p/agree");
        await PictureAsync("3-agree");
        await _page.CheckAsync("#agree");
        await _page.ClickAsync("main form button");
        await ArriveAsync("**/p/tips");
        await _page.ClickAsync("#continue");
        await ScriptReadyAsync();
    }

    /// <summary>Comes in again, on this phone or another, where all but the question was answered before.</summary>
    public async Task ComeBackAsync(string link)
    {
        await OpenAsync(link);
        await AnswerAsync();
        await ArriveAsync(new Regex("/p/(files|agree|tips)$"));

        if (!_page.Url.EndsWith("/p/files", StringComparison.Ordinal))
        {
            await _page.GotoAsync(new Uri(new Uri(link), "/p/files").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        }

        await ScriptReadyAsync();
    }

    /// <summary>Goes on in another tab of the same phone.</summary>
    public void CarryOnIn(IPage page) => _page = page;

    /// <summary>Until the files page's script has taken over.</summary>
    public Task ScriptReadyAsync() => _page.WaitForSelectorAsync("#uploader[data-ready]", new() { State = WaitForSelectorState.Attached });

    private async Task OpenAsync(string link)
    {
        _page = await context.NewPageAsync();
        await _page.GotoAsync(link);
        await ArriveAsync("**/p/start");
        await PictureAsync("1-start");
    }

    private async Task AnswerAsync()
    {
        await _page.ClickAsync("#start-now");
        await _page.FillAsync("#day", patient.BirthDate.Day.ToString(CultureInfo.InvariantCulture));
        await _page.FillAsync("#month", patient.BirthDate.Month.ToString(CultureInfo.InvariantCulture));
        await _page.FillAsync("#year", patient.BirthDate.Year.ToString(CultureInfo.InvariantCulture));
        await PictureAsync("2-check");
        await _page.ClickAsync("main form button");
    }

    /// <summary>Picks the files and waits until each is uploaded or refused.</summary>
    public async Task AddAsync(IReadOnlyList<string> photos, IReadOnlyList<string> videos, IProgress<string> progress)
    {
        if (photos.Count > 0)
        {
            await _page.SetInputFilesAsync("#photos", photos);
        }

        foreach (var video in videos)
        {
            await _page.SetInputFilesAsync("#video", video);
        }

        await PictureAsync("4-uploading");
        var count = photos.Count + videos.Count;
        var told = -1;

        while (true)
        {
            var done = await _page.Locator("li.smi-file[data-state='uploaded'], li.smi-file[data-state='refused']").CountAsync();

            if (done != told)
            {
                progress.Report($"  {done} of {count} uploaded");
                told = done;
            }

            if (done == count)
            {
                break;
            }

            if (await _page.Locator("li.smi-file[data-state='failed'], #file-errors:not([hidden])").CountAsync() > 0)
            {
                throw new WorldException("The upload page says: " + await _page.Locator("main").InnerTextAsync());
            }

            await _page.WaitForTimeoutAsync(250);
        }

        await PictureAsync("5-uploaded");
    }

    public async Task SendAsync()
    {
        await _page.ClickAsync("#continue button");
        await ArriveAsync("**/p/note");
        await _page.ClickAsync("main form button");
        await ArriveAsync("**/p/send");
        await _page.ClickAsync("#send");
        await _page.WaitForSelectorAsync("#sent");
        await PictureAsync("6-sent");
    }

    /// <summary>
    /// Waits for a page by its address and heading, not by an event: on a busy machine the load event is missed now and then, and where the address was there
    /// already WaitForURL waits for one that does not come again.
    /// </summary>
    private async Task ArriveAsync(Regex address)
    {
        await Assertions.Expect(_page).ToHaveURLAsync(address, new() { Timeout = Patience });
        await _page.WaitForSelectorAsync("main h1");
    }

    private Task ArriveAsync(string address) => ArriveAsync(new Regex($"{Regex.Escape(address.TrimStart('*'))}$"));

    private async Task PictureAsync(string name)
    {
        if (pictures is not null)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"patient-{name}.png"), FullPage = true });
        }
    }
}
