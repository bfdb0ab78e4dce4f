using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>C13 on the real parts: a desk shows a code, a phone on which nobody is logged in takes a photo and a video on a bad line, and both reach the record.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class StaffCaptureTests(PhoneWorld world)
{
    /// <summary>What the phone keeps of each pick: whether it has a key, and how the kept file begins.</summary>
    private const string Kept = """
        async () => {
          const open = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
          const database = await open(indexedDB.open('secure-media-intake', 1));
          const rows = (table) => open(database.transaction(table).objectStore(table).getAll());
          const [picks, files] = [await rows('picks'), await rows('files')];
          const heads = await Promise.all(files.map(async (file) => [...new Uint8Array(await file.slice(0, 16).arrayBuffer())]));
          return { keys: picks.filter((pick) => pick.contentKey !== null).length, files: files.length, head: heads[0] ?? [] };
        }
        """;

    [Fact]
    public async Task A_phone_that_read_the_code_takes_a_photo_and_a_video_into_the_record()
    {
        await using var desk = await world.Browser.DeskAsync();
        var (capture, code) = await ShowCodeAsync(desk);
        await using var phone = await world.Browser.PhoneAsync();
        await phone.GrantPermissionsAsync(["camera"]);
        var line = await StorageLine.WatchAsync(phone, world.World.Storage.Account.BlobUri);
        var page = await phone.NewPageAsync();

        await page.GotoAsync(code);
        await page.WaitForSelectorAsync("#camera:not([hidden])");
        Assert.DoesNotContain('#', page.Url);
        Assert.Contains(world.Patient.Family.ToUpperInvariant(), await page.Locator("[data-patient]").InnerTextAsync(), StringComparison.Ordinal);

        // The line is cut, and the page is loaded anew: the photo is of a picture so plain that it is one block.
        line.HoldAfter(0);
        await page.ClickAsync("[data-action='take-photo']");
        await page.ClickAsync("[data-action='use-this']");
        await FilesOnPhone.StateAsync(page, "uploading");
        var kept = await page.EvaluateAsync<PhoneKeeps>(Kept);
        Assert.Equal((0, 1), (kept.Keys, kept.Files));
        Assert.NotEqual([0xff, 0xd8, 0xff], kept.Head[..3]);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        line.Release();
        await FilesOnPhone.StateAsync(page, "uploaded");
        Assert.Distinct(line.Acknowledged);

        await page.ClickAsync("[data-action='record-video']");
        await page.WaitForSelectorAsync("[data-part='clock']:has-text('2 s')");
        await page.ClickAsync("[data-action='stop-video']");
        await page.ClickAsync("[data-action='use-this']");
        await FilesOnPhone.StateAsync(page, "uploaded", row: 2);
        await page.ClickAsync("[data-action='finish']");
        await page.WaitForSelectorAsync("[data-capture='sent']");

        await world.Hospital.AllAsync(capture, "filed");
    }

    private async Task<(string Capture, string Code)> ShowCodeAsync(IBrowserContext desk)
    {
        var (of, _) = await world.AskAsync();
        await new ClinicianDesk(world.World, desk).SignInAsync(world.Organisation, world.Organisation.Users[0]);
        var page = await desk.NewPageAsync();
        await page.GotoAsync(new Uri(world.World.PublicOrigin, $"/clinic/requests/{of}").ToString());
        await page.ClickAsync("[data-action='take-photos']");
        await page.FillAsync("#wanted", "Left leg");
        await page.ClickAsync("label[for='consent']");
        await page.ClickAsync("[data-action='start-capture']");
        await page.ClickAsync("[data-action='use-a-phone']");
        var code = await page.GetAttributeAsync("#code", "data-code");
        return (page.Url.Split('/')[^2], code!);
    }

    private sealed class PhoneKeeps
    {
        public int Keys { get; set; }

        public int Files { get; set; }

        public int[] Head { get; set; } = [];
    }
}
