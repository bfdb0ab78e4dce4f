using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>A video in a real browser: single frames, slow motion, a loop, and seeking by ranges.</summary>
[Collection(PortalTestGroup.Name)]
public sealed class PlayerTests(PortalWorld world)
{
    /// <summary>Of the drawn video.</summary>
    private const double FrameSeconds = 1 / 25.0;

    [Fact]
    public async Task Frames_speed_and_stills_move_the_player_and_only_ranges_are_asked_for()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal);

        await page.ClickAsync("[data-at='12.0']");
        await SettledAsync(page);
        var from = await TimeAsync(page);
        Assert.Equal(12, from, 1);

        await page.ClickAsync("[data-act='forward']");
        await SettledAsync(page);
        await page.Keyboard.PressAsync(".");
        await SettledAsync(page);
        Assert.Equal(from + (2.5 * FrameSeconds), await TimeAsync(page), 3);
        await page.ClickAsync("[data-act='back']");
        await SettledAsync(page);
        Assert.Equal(from + (1.5 * FrameSeconds), await TimeAsync(page), 3);

        await page.SelectOptionAsync("#speed", "0.25");
        Assert.Equal(0.25, await page.EvaluateAsync<double>("() => document.querySelector('video').playbackRate"));
        await page.FocusAsync("[data-act='back']");
        await page.Keyboard.PressAsync("]");
        Assert.Equal(0.5, await page.EvaluateAsync<double>("() => document.querySelector('video').playbackRate"));
        Assert.All(portal.RangesOf("/kept"), range => Assert.StartsWith("bytes=", range, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_begins_again_where_it_was_set()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal);
        await page.ClickAsync("[data-at='36.0']");
        await SettledAsync(page);
        await page.ClickAsync("[data-act='loop']");
        Assert.Equal("Stop the loop from 0:36", await page.InnerTextAsync("[data-act='loop']"));

        await page.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; video.currentTime = 39.8; return video.play(); }");
        await page.WaitForFunctionAsync("() => { const { currentTime, paused } = document.querySelector('video'); return currentTime >= 36 && currentTime < 39 && !paused; }");

        await page.ClickAsync("[data-act='loop']");
        Assert.Equal("Loop from here", await page.InnerTextAsync("[data-act='loop']"));
    }

    private async Task<IPage> OpenAsync(PortalBrowser portal)
    {
        var page = await portal.GoAsync(world.Address(2));
        await page.WaitForSelectorAsync("[data-player][data-ready]");
        await page.WaitForFunctionAsync("() => document.querySelector('video').readyState >= 2");
        return page;
    }

    private static async Task SettledAsync(IPage page) => await page.WaitForFunctionAsync("() => !document.querySelector('video').seeking");

    private static Task<double> TimeAsync(IPage page) => page.EvaluateAsync<double>("() => document.querySelector('video').currentTime");
}
