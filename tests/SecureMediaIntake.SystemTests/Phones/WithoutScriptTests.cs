using System.Globalization;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The whole journey by forms, in a browser whose JavaScript is off: the same pages, one photo at a time.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class WithoutScriptTests(PhoneWorld world)
{
    [Fact]
    public async Task A_patient_without_script_types_the_code_adds_two_photos_removes_one_and_sends()
    {
        var (request, link) = await world.AskAsync();
        await using var context = await world.Browser.PhoneAsync(script: false);
        var page = await context.NewPageAsync();
        await ComeInAsync(page, link);

        await PressAsync(page, "#upload", "/p/files?problem=nothing");
        Assert.Contains("Select a photo or video", await page.Locator(".nhsuk-error-summary:visible").InnerTextAsync(), StringComparison.Ordinal);

        var small = await PhonePhotos.SmallAsync();
        await AddAsync(page, small);
        await AddAsync(page, await PhonePhotos.BigAsync());
        Assert.Equal(2, await page.Locator("#file-list > li").CountAsync());
        Assert.Equal(2, await page.Locator("#file-list > li", new() { HasText = "Uploaded" }).CountAsync());

        await PressAsync(page, "#file-list > li:nth-child(2) form button", "/p/files");
        Assert.Equal(1, await page.Locator("#file-list > li").CountAsync());

        await PressAsync(page, "#continue button", "/p/note", "/p/send");
        while (!page.Url.EndsWith("/p/send", StringComparison.Ordinal))
        {
            await PressAsync(page, "main form button", "/p/send");
        }

        // The original lies in storage by now, and nothing there can be read.
        Assert.Empty(await new BlobSearch(world.World).ReadableAsync([small], CancellationToken.None));
        await PressAsync(page, "#send", "/p/sent");
        Assert.Contains("1 photo", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await world.Hospital.AllAsync(request, "filed");
    }

    /// <summary>By the code that is typed: without script the fragment stays in the address bar, where no server sees it.</summary>
    private async Task ComeInAsync(IPage page, string link)
    {
        await page.GotoAsync(link.Split('#')[0], new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync("[name='code']", link.Split('#')[1].ToLowerInvariant());
        await PressAsync(page, "main form button", "/p/start");
        await PressAsync(page, "#start-now", "/p/check");
        await page.FillAsync("#day", world.Patient.BirthDate.Day.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("#month", world.Patient.BirthDate.Month.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("#year", world.Patient.BirthDate.Year.ToString(CultureInfo.InvariantCulture));
        await PressAsync(page, "main form button", "/p/agree");
        await page.CheckAsync("#agree");
        await PressAsync(page, "main form button", "/p/tips");
        await PressAsync(page, "#continue", "/p/files");
    }

    private static async Task AddAsync(IPage page, string photo)
    {
        await page.SetInputFilesAsync("#photos", photo);
        await PressAsync(page, "#upload", "/p/files?added=1");
    }

    /// <summary>Presses, and waits for the next page: until it comes, the old one carries a mark.</summary>
    private static async Task PressAsync(IPage page, string what, params string[] leadsTo)
    {
        await page.Locator("html").EvaluateAsync("html => html.dataset.old = ''");
        await page.ClickAsync(what);
        await page.WaitForSelectorAsync("html:not([data-old]) main h1");
        Assert.Contains(new Uri(page.Url).PathAndQuery, leadsTo);
    }
}
