namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>F07 and F08: reloaded, killed, opened twice. What was safe stays safe, and the file that arrives is the one that was picked.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class ResumeTests(PhoneWorld world)
{
    private const int Safe = 3;

    [Fact]
    public async Task After_a_reload_only_what_was_missing_is_sent_and_the_photo_reaches_the_record()
    {
        var (request, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        await HalfAsync(phone);
        var before = phone.Line.Acknowledged;

        await phone.ReloadAsync();
        phone.Line.Release();
        await phone.StateAsync("uploaded");

        Assert.Equal(Safe, before.Count);
        Assert.Distinct(phone.Line.Acknowledged);
        await phone.SendAsync();
        await world.Hospital.AllAsync(request, "filed");
    }

    [Fact]
    public async Task After_the_browser_was_killed_and_opened_again_only_what_was_missing_is_sent_and_the_photo_reaches_the_record()
    {
        var (request, link) = await world.AskAsync();
        var profile = Directory.CreateDirectory(Path.Combine(world.World.Folder, "profile")).FullName;
        IReadOnlyList<string> before;
        await using (var phone = await FilesOnPhone.ComeInAsync(world, await world.Browser.KeepingPhoneAsync(profile), link))
        {
            await HalfAsync(phone);
            before = phone.Line.Acknowledged;
            await BrowserProcess.KillAsync(profile);
        }

        await using var again = await FilesOnPhone.ComeBackAsync(world, await world.Browser.KeepingPhoneAsync(profile), link);
        await again.StateAsync("uploaded");

        Assert.Equal(Safe, before.Count);
        Assert.Empty(before.Intersect(again.Line.Acknowledged));
        await again.SendAsync();
        await world.Hospital.AllAsync(request, "filed");
    }

    [Fact]
    public async Task Two_tabs_never_send_the_same_file_at_once_and_the_second_takes_over_from_the_first()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        await HalfAsync(phone);

        var second = await phone.SecondTabAsync();
        await FilesOnPhone.StateAsync(second, "waiting");
        await phone.Page.CloseAsync();
        phone.Line.Release();
        await FilesOnPhone.StateAsync(second, "uploaded");

        Assert.Distinct(phone.Line.Acknowledged);
    }

    [Fact]
    public async Task Two_tabs_with_a_file_each_bring_both()
    {
        var (_, link) = await world.AskAsync();
        await using var phone = await world.ComeInAsync(link);
        var second = await phone.SecondTabAsync();
        phone.Line.HoldAfter(4);
        await phone.PickAsync(await PhonePhotos.BigAsync());
        await FilesOnPhone.PickAsync(second, await PhonePhotos.OtherAsync());
        await FilesOnPhone.StateAsync(second, "uploading");
        phone.Line.Release();

        await phone.StateAsync("uploaded");
        await FilesOnPhone.StateAsync(second, "uploaded");
        await phone.ReloadAsync();
        await phone.StateAsync("uploaded", row: 1);
        await phone.StateAsync("uploaded", row: 2);
        Assert.Contains("Photo 2", await phone.SaysAsync(row: 2), StringComparison.Ordinal);
        Assert.Equal("We kept your 2 photos.", (await phone.Page.Locator("#kept").InnerTextAsync()).Trim());
    }

    /// <summary>Three blocks are safe and noted, the others are held on the line.</summary>
    private static async Task HalfAsync(FilesOnPhone phone)
    {
        phone.Line.HoldAfter(Safe);
        var photo = await PhonePhotos.BigAsync();
        await phone.PickAsync(photo);
        await phone.BlocksSafeAsync(Safe, photo);
    }
}
