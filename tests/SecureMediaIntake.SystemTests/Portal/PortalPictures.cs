using Microsoft.Playwright;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>A picture of every staff screen at 1,280 and 360 px: <c>./run pictures</c> puts them into artifacts/portal-pictures, for people to look at.</summary>
public sealed class PortalPictures
{
    [Fact]
    [Trait("Task", "pictures")]
    public async Task Every_staff_screen_is_pictured()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "portal-pictures")).FullName;
        await using var browser = await DemoBrowser.StartAsync();

        foreach (var width in new[] { 1280, 360 })
        {
            await using var site = await TestSite.StartAsync();
            var request = await site.AskAsync("photos and a video of your left leg");
            await site.AddMediaAsync(request, pictures: await DrawnMedia.PhotoAsync(), size: DrawnMedia.PhotoSize);
            await site.AddMediaAsync(request, pictures: await DrawnMedia.PhotoAsync(smaller: 25), size: DrawnMedia.PhotoSize);
            await site.AddMediaAsync(request, MediaKind.Video, pictures: await DrawnMedia.VideoAsync(), size: DrawnMedia.VideoSize);
            var item = (await site.Requests.ReadAsync(request, CancellationToken.None))!.Items();
            var closed = await site.AskAsync("1 photo of the rash", change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
            await site.AddMediaAsync(closed, pictures: await DrawnMedia.PhotoAsync(), size: DrawnMedia.PhotoSize);
            await using var portal = await PortalBrowser.OpenAsync(browser, site, width);
            var page = await portal.GoAsync($"/clinic/requests/{request}");

            async Task ShootAsync(string name)
            {
                await page.WaitForSelectorAsync("main h1");
                await page.WaitForTimeoutAsync(300);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            }

            async Task OpenAsync(string path, string name)
            {
                await page.GotoAsync(new Uri(TestSite.Origin, path).ToString(), new() { WaitUntil = WaitUntilState.Load });
                await ShootAsync(name);
            }

            await OpenAsync("/clinic", "list");
            await OpenAsync($"/clinic/requests/{request}", "request-first");
            await page.ClickAsync("[data-action='confirm-patient']");
            await page.WaitForSelectorAsync(".smi-gallery img");
            await ShootAsync("request");
            await OpenAsync($"/clinic/requests/{request}/items/{item[0].Id}", "photo");
            await OpenAsync($"/clinic/requests/{request}/items/{item[0].Id}/compare", "compare");
            await OpenAsync($"/clinic/requests/{request}/items/{item[2].Id}", "video");
            await OpenAsync($"/clinic/requests/{closed}", "private-first");
            await page.ClickAsync("[data-action='confirm-patient']");
            await page.WaitForSelectorAsync("[data-asks='why']");
            await ShootAsync("private");
            await OpenAsync($"/clinic/requests/{closed}/show", "private-why");
            await page.ClickAsync("[data-action='show-private']");
            await page.WaitForSelectorAsync(".nhsuk-error-summary");
            await ShootAsync("private-why-mistake");
            await page.FillAsync("#reason", "First look before the appointment");
            await page.ClickAsync("[data-action='show-private']");
            await page.WaitForSelectorAsync(".smi-gallery img");
            await ShootAsync("private-shown");
        }
    }
}
