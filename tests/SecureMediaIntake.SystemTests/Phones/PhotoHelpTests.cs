namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>What the phone itself says of a photo and of its own room, and that none of it holds anything back.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class PhotoHelpTests(PhoneWorld world)
{
    [Fact]
    public async Task A_blurred_and_a_dark_photo_are_said_to_be_so_aloud_and_go_all_the_same()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var heard = await ListenAsync(phone);
        await phone.PickAsync(await PhonePhotos.SmallAsync(), await PhonePhotos.BlurredAsync(), await PhonePhotos.DarkAsync());

        foreach (var row in new[] { 1, 2, 3 })
        {
            await phone.StateAsync("uploaded", row);
        }

        Assert.DoesNotContain("Take it again", await phone.SaysAsync(row: 1), StringComparison.Ordinal);
        Assert.Contains("Photo 2 looks blurred. Take it again, or keep it", await phone.SaysAsync(row: 2), StringComparison.Ordinal);
        Assert.Contains("Photo 3 looks dark. Take it again, or keep it", await phone.SaysAsync(row: 3), StringComparison.Ordinal);
        await heard("Photo 2 looks blurred. Take it again, or keep it");
        await heard("Photo 3 looks dark. Take it again, or keep it");

        // Small copies only: the picture beside each name.
        var widths = await phone.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('#file-list canvas')].map(({ width }) => width)");
        Assert.Equal((int[])[176, 176, 176], widths);
        await phone.Page.ClickAsync("#continue button");
        Assert.NotEmpty(await phone.TakenToAsync("**/p/{note,send}"));
    }

    [Fact]
    public async Task A_phone_that_can_keep_nothing_says_so_and_uploads_all_the_same()
    {
        var (_, link) = await world.AskAsync();
        var context = await world.Browser.PhoneAsync();
        await context.AddInitScriptAsync("Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('Not in a private window', 'SecurityError'); } })");
        await using var phone = await FilesOnPhone.ComeInAsync(world, context, link);
        phone.Line.HoldAfter(1);
        await phone.PickAsync(await PhonePhotos.BigAsync());
        await phone.StateAsync("uploading");
        Assert.Contains("If you close this page you will need to choose this file again.", await phone.SaysAsync(), StringComparison.Ordinal);

        await phone.ReloadAsync();
        await phone.StateAsync("failed");
        phone.Line.Release();
        await phone.Page.ClickAsync("#file-list [data-part='remove'] button");
        await phone.PickAsync(await PhonePhotos.SmallAsync());
        await phone.StateAsync("uploaded");
    }

    [Fact]
    public async Task A_phone_whose_disk_is_full_says_so_and_uploads_all_the_same()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var session = await phone.Context.NewCDPSessionAsync(phone.Page);
        await session.SendAsync("Storage.overrideQuotaForOrigin", new Dictionary<string, object>
        {
            ["origin"] = world.World.PublicOrigin.GetLeftPart(UriPartial.Authority), ["quotaSize"] = 100_000,
        });
        phone.Line.HoldAfter(1);
        await phone.PickAsync(await PhonePhotos.BigAsync());

        await phone.StateAsync("uploading");
        Assert.Contains("If you close this page you will need to choose this file again.", await phone.SaysAsync(), StringComparison.Ordinal);
        phone.Line.Release();
        await phone.StateAsync("uploaded");
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_before_a_byte_of_it_is_sent()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var files = Enumerable.Repeat(await PhonePhotos.SmallAsync(), 11).ToArray();
        phone.Line.HoldAfter(0);
        await phone.PickAsync(files);

        await phone.Page.WaitForSelectorAsync("#file-errors:not([hidden])");
        Assert.Contains("You can only select up to 10 files", await phone.Page.Locator("#file-errors").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(10, await phone.Page.Locator("#file-list > li").CountAsync());
        Assert.Empty(phone.Line.Acknowledged);
    }

    /// <summary>Keeps everything that the live region says, as a screen reader would read it.</summary>
    private static async Task<Func<string, Task>> ListenAsync(FilesOnPhone phone)
    {
        await phone.Page.EvaluateAsync("""
            () => {
              globalThis.heard = [];
              const region = document.querySelector('#file-news');
              new MutationObserver(() => globalThis.heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
            }
            """);
        return sentence => phone.Page.WaitForFunctionAsync("sentence => globalThis.heard.includes(sentence)", sentence);
    }
}
