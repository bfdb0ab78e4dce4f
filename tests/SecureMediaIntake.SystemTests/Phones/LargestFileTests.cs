using SecureMediaIntake.SystemTests.Journey;

using Xunit.Abstractions;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The largest file that may be sent, from a real browser to received, and what it takes of memory on both sides. Minutes: <c>./run nightly</c>.</summary>
[Collection(PhoneTestGroup.Name)]
[Trait("Task", "nightly")]
public sealed class LargestFileTests(PhoneWorld world, ITestOutputHelper output)
{
    private const long Length = 2_000L * 1024 * 1024;

    /// <summary>
    /// Growth of all of Chromium's processes, in bytes. The driver of the tests has the browser keep copies of what it sends, so this says little of a
    /// phone; a page that held the file would take 2,000 MB.
    /// </summary>
    private const long MostOfBrowser = 800_000_000;

    /// <summary>What may be kept of the second half of the file beyond the first, in bytes: next to nothing, but memory is freed when a browser likes.</summary>
    private const long MostInSecondHalf = 200_000_000;

    /// <summary>The service copies inside storage and hashes in pieces: it holds no file.</summary>
    private const long MostOfService = 160_000_000;

    /// <summary>On two cores with the storage beside it; a phone's line is what takes long in life.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task A_file_of_2000_MiB_arrives_and_neither_browser_nor_service_holds_it()
    {
        var (_, link) = await world.AskAsync();
        var profile = Directory.CreateDirectory(Path.Combine(world.World.Folder, "profile-large")).FullName;
        await using var phone = await FilesOnPhone.ComeInAsync(world, await world.Browser.KeepingPhoneAsync(profile), link);

        // The browser would hand every block of a held line to the test as well.
        await phone.Context.UnrouteAllAsync();
        var browser = BrowserProcess.Of(profile).Min();
        var service = world.World.Host!.HandlerProcessId!.Value;
        var memory = new MemoryByTenth(() => ProcessTree.Bytes(browser), () => ProcessTree.Bytes(service));
        var started = TimeProvider.System.GetTimestamp();
        memory.Note(percent: 0);
        await phone.Page.SetInputFilesAsync("#video", await SparseAsync());

        while (await phone.Page.Locator("#file-list > li[data-state='uploaded']").CountAsync() == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It never arrived: " + await phone.SaysAsync());
            Assert.Equal(0, await phone.Page.Locator("#file-list > li[data-state='failed'], #file-list > li[data-state='refused']").CountAsync());
            memory.Note(await phone.Page.Locator("#file-list progress").EvaluateAsync<int>("bar => bar.value"));
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        output.WriteLine(
            $"{Length >> 20} MiB in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s, {phone.Line.Acknowledged.Count} blocks.\n{memory}");
        Assert.Distinct(phone.Line.Acknowledged);
        Assert.InRange(memory.BrowserGrowth, 0, MostOfBrowser);
        Assert.InRange(memory.BrowserGrowthInSecondHalf, long.MinValue, MostInSecondHalf);
        Assert.InRange(memory.ServiceGrowth, 0, MostOfService);
    }

    /// <summary>Takes no room on the disk, and begins as a video does.</summary>
    private static async Task<string> SparseAsync()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "fixtures", "phone")).FullName, "largest.mp4");
        await using var file = File.Create(path);
        await file.WriteAsync("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom"u8.ToArray());
        file.SetLength(Length);
        return path;
    }
}
