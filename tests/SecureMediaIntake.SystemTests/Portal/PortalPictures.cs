using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>A picture of every staff screen at 1,280 and 360 px: <c>./run pictures</c> puts them into artifacts/portal-pictures, for people to look at.</summary>
public sealed class PortalPictures
{
    private static readonly int[] Widths = [1280, 360];

    [Fact]
    [Trait("Task", "pictures")]
    public async Task Every_staff_screen_is_pictured()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "portal-pictures")).FullName;
        await using var browser = await DemoBrowser.StartAsync();
        await using var site = await TestSite.StartAsync();
        var pages = await PortalPages.MakeAsync(site);
        await using var portal = await PortalBrowser.OpenAsync(browser, site);
        var page = await portal.NewPageAsync();

        foreach (var (width, one) in Widths.SelectMany(width => pages.Select(one => (width, one))))
        {
            await page.SetViewportSizeAsync(width, 900);
            await one.ShowAsync(page);
            await page.WaitForTimeoutAsync(300);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{one.Name}-{width}.png"), FullPage = true });
        }
    }
}
