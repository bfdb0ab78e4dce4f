using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>F10 and the second device: the page learns that it may not go on, also while its right to write still lives.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class TakenAwayTests(PhoneWorld world)
{
    [Fact]
    public async Task A_request_that_is_cancelled_in_the_middle_of_a_file_leaves_nothing_behind_and_the_patient_is_told()
    {
        var (request, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        phone.Line.HoldAfter(3);
        await phone.PickAsync(await PhonePhotos.BigAsync());
        await phone.SafeAsync(1);
        var before = await InUploadAsync(request);

        await CancelAsync(request);
        var told = await phone.TakenToAsync("**/p/{carry-on,ended}*");

        Assert.True(before > 0, "Nothing had been sent, so nothing was proved.");
        Assert.DoesNotContain("Keep this page open", told, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => await InUploadAsync(request) == 0, "the drop zone is cleared");
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>(Kept));
    }

    [Fact]
    public async Task Another_phone_takes_over_and_the_first_is_told_so()
    {
        var (_, link) = await world.AskAsync();
        await using var first = await world.ComeInAsync(link);
        first.Line.HoldAfter(3);
        await first.PickAsync(await PhonePhotos.BigAsync());
        await first.SafeAsync(1);

        await using var second = await FilesOnPhone.ComeBackAsync(world, await world.Browser.PhoneAsync(), link);
        await second.StateAsync("elsewhere");
        Assert.Contains("Part of this came from another phone. Choose it again, or remove it.", await second.SaysAsync(), StringComparison.Ordinal);
        first.Line.Release();
        var told = await first.TakenToAsync("**/p/carry-on");

        Assert.Contains("You carried on on another phone", told, StringComparison.Ordinal);
        Assert.Contains("open the link in your text again", told, StringComparison.Ordinal);
        await second.Page.ClickAsync("#file-list [data-part='remove'] button");
        await second.PickAsync(await PhonePhotos.SmallAsync());
        await second.StateAsync("uploaded");
    }

    /// <summary>How many picks this browser still holds.</summary>
    private const string Kept = """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('secure-media-intake', 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const { objectStoreNames } = opening.result;
            if (objectStoreNames.length === 0) { resolve(0); return; }
            const counting = opening.result.transaction('files').objectStore('files').count();
            counting.onsuccess = () => resolve(counting.result);
          };
        })
        """;

    private async Task CancelAsync(string request)
    {
        await using var desk = await world.Browser.DeskAsync();
        var clinician = new ClinicianDesk(world.World, desk);
        await clinician.SignInAsync(world.Organisation, world.Organisation.Users[0]);
        var page = await desk.NewPageAsync();
        await page.GotoAsync($"{clinician.AddressOf(request)}/cancel", new() { WaitUntil = WaitUntilState.Commit });
        await page.ClickAsync("[data-action='confirm-cancel']");
        await page.WaitForURLAsync(address => !address.EndsWith("/cancel", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    private Task<int> InUploadAsync(string request) => new BlobSearch(world.World).CountAsync("upload", request, CancellationToken.None);
}
