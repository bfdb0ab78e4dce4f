using System.Globalization;
using System.Text.RegularExpressions;

using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>A photo in a real browser: zoomed, moved and turned by buttons, keys, wheel and fingers, and shown without script.</summary>
[Collection(PortalTestGroup.Name)]
public sealed class ViewerTests(PortalWorld world)
{
    [Fact]
    public async Task Each_button_does_what_it_says_and_the_full_size_comes_only_when_the_smaller_copy_would_blur()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal, world.Address(0));
        Assert.DoesNotContain(portal.Asked, asked => asked.EndsWith("/kept", StringComparison.Ordinal));
        Assert.Contains("Smaller copy.", await page.InnerTextAsync("[data-copy]"), StringComparison.Ordinal);

        await PressAsync(page, "zoom-in");
        await PressAsync(page, "right");
        var (zoom, x, _, _) = await ViewAsync(page);
        Assert.Equal(1.5, zoom, 3);
        Assert.True(x < 0, "The view moves right, so the picture moves left.");
        Assert.DoesNotContain(portal.Asked, asked => asked.EndsWith("/kept", StringComparison.Ordinal));

        await PressAsync(page, "rotate");
        Assert.Equal((1, 90), ((await ViewAsync(page)).Zoom, (await ViewAsync(page)).Degrees));

        await PressAsync(page, "actual-size");
        await Assertions.Expect(page.Locator("[data-copy]")).ToContainTextAsync("Full size, 2400 × 1800 pixels. Shown at 100%.");
        Assert.Contains(portal.Asked, asked => asked.EndsWith("/kept", StringComparison.Ordinal));

        await PressAsync(page, "zoom-out");
        await PressAsync(page, "fit");
        Assert.Equal(1, (await ViewAsync(page)).Zoom);
    }

    [Fact]
    public async Task Keys_do_the_same_only_while_the_focus_is_in_the_viewer_and_lead_to_the_next_photo()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal, world.Address(0));

        await page.Keyboard.PressAsync("+");
        Assert.Equal(1, (await ViewAsync(page)).Zoom);

        await page.FocusAsync("[data-frame]");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowDown");
        var (zoom, _, y, _) = await ViewAsync(page);
        Assert.Equal(2.25, zoom, 3);
        Assert.True(y < 0);

        await page.Keyboard.PressAsync("0");
        await page.Keyboard.PressAsync("r");
        Assert.Equal((1, 90), ((await ViewAsync(page)).Zoom, (await ViewAsync(page)).Degrees));

        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(world.Address(1)) + "$"));
    }

    [Fact]
    public async Task The_wheel_zooms_where_the_pointer_is_after_a_click_and_a_drag_moves()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal, world.Address(0));
        var box = (await page.Locator("[data-frame]").BoundingBoxAsync())!;
        var (left, top) = (box.X + (box.Width / 4), box.Y + (box.Height / 2));

        await page.Mouse.MoveAsync(left, top);
        await page.Mouse.WheelAsync(0, -300);
        Assert.Equal(1, (await ViewAsync(page)).Zoom);

        await page.Mouse.ClickAsync(left, top);
        await page.Mouse.WheelAsync(0, -600);
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-frame] img').style.transform.endsWith('scale(1)')");
        var (zoom, x, _, _) = await ViewAsync(page);
        Assert.True(zoom > 2 && x > 0, $"{zoom} {x}");

        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(left - 60, top, new() { Steps = 3 });
        await page.Mouse.UpAsync();
        Assert.Equal(x - 60, (await ViewAsync(page)).X, 1);
    }

    [Fact]
    public async Task Two_fingers_pinch()
    {
        await using var portal = await world.OpenAsync(360, touch: true);
        var page = await OpenAsync(portal, world.Address(0));
        var box = (await page.Locator("[data-frame]").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var fingers = await page.Context.NewCDPSessionAsync(page);

        Task TouchAsync(string type, params double[] apart) => fingers.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = apart.SelectMany(half => new[] { -half, half }).Select((from, id) => new Dictionary<string, object> { ["x"] = x + from, ["y"] = y, ["id"] = id }).ToArray(),
        });

        await TouchAsync("touchStart", 30);
        await TouchAsync("touchMove", 45);
        await TouchAsync("touchMove", 90);
        await TouchAsync("touchEnd");

        await page.WaitForFunctionAsync("() => !document.querySelector('[data-frame] img').style.transform.endsWith('scale(1)')");
        Assert.InRange((await ViewAsync(page)).Zoom, 2, 4);
    }

    [Fact]
    public async Task Two_photos_are_moved_as_one_and_change_places()
    {
        await using var portal = await world.OpenAsync();
        var page = await OpenAsync(portal, $"{world.Address(0)}/compare");
        var frames = page.Locator("[data-frame]");
        Assert.Equal((await frames.Nth(0).BoundingBoxAsync())!.Y, (await frames.Nth(1).BoundingBoxAsync())!.Y);

        await PressAsync(page, "zoom-in");
        await PressAsync(page, "left");
        await PressAsync(page, "swap");

        var transforms = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-frame] img')].map((image) => image.style.transform)");
        Assert.Equal(transforms[0], transforms[1]);
        Assert.Contains("scale(1.5)", transforms[0], StringComparison.Ordinal);
        Assert.Contains(world.Items[1].Id.Value, await frames.Nth(0).Locator("img").GetAttributeAsync("src"), StringComparison.Ordinal);

        await page.SetViewportSizeAsync(600, 900);
        Assert.True((await frames.Nth(0).BoundingBoxAsync())!.Y < (await frames.Nth(1).BoundingBoxAsync())!.Y);
    }

    [Fact]
    public async Task Without_script_there_are_pictures_and_links_and_no_button_that_does_nothing()
    {
        await using var portal = await world.OpenAsync(script: false);

        foreach (var (path, pictures) in new[] { (world.Address(0), 1), ($"{world.Address(0)}/compare", 2) })
        {
            var page = await portal.GoAsync(path);
            await Assertions.Expect(page.Locator("[data-frame] img:visible")).ToHaveCountAsync(pictures, new() { Timeout = 60_000 });
            Assert.Equal(0, await page.Locator("[data-tools]:visible").CountAsync());
        }

        var video = await portal.GoAsync(world.Address(2));
        await Assertions.Expect(video.Locator("[data-filmstrip] a[href*='#t=']")).ToHaveCountAsync(5, new() { Timeout = 60_000 });
        Assert.Equal(0, await video.Locator("[data-tools]:visible").CountAsync());
    }

    private static async Task<IPage> OpenAsync(PortalBrowser portal, string path)
    {
        var page = await portal.GoAsync(path);
        await page.WaitForSelectorAsync("[data-viewer][data-ready]");
        return page;
    }

    private static Task PressAsync(IPage page, string act) => page.ClickAsync($"[data-act='{act}']");

    private static async Task<(double Zoom, double X, double Y, int Degrees)> ViewAsync(IPage page)
    {
        var drawn = await page.EvaluateAsync<string>("() => document.querySelector('[data-frame] img').style.transform");
        var numbers = Regex.Match(drawn, @"translate\((?<x>[-\d.e]+)px, (?<y>[-\d.e]+)px\) rotate\((?<turn>\d+)deg\) scale\((?<zoom>[\d.]+)\)").Groups;
        return (Number(numbers["zoom"].Value), Number(numbers["x"].Value), Number(numbers["y"].Value), (int)Number(numbers["turn"].Value));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
