using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The files page in a real browser: pick, look at the rows, watch the line to storage.</summary>
internal sealed class FilesOnPhone : IAsyncDisposable
{
    private readonly PatientPhone _phone;

    private FilesOnPhone(IBrowserContext context, StorageLine line, PatientPhone phone)
    {
        Context = context;
        Line = line;
        _phone = phone;
    }

    public IBrowserContext Context { get; }

    /// <summary>What goes to storage, and whether it gets through.</summary>
    public StorageLine Line { get; }

    public IPage Page => _phone.Page;

    public static Task<FilesOnPhone> ComeInAsync(PhoneWorld world, IBrowserContext context, string link) =>
        ArriveAsync(world, context, phone => phone.ComeInAsync(link));

    public static Task<FilesOnPhone> ComeBackAsync(PhoneWorld world, IBrowserContext context, string link) =>
        ArriveAsync(world, context, phone => phone.ComeBackAsync(link));

    /// <summary>The same phone's files page in one more tab.</summary>
    public async Task<IPage> SecondTabAsync()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Page.Url, new() { WaitUntil = WaitUntilState.Commit });
        await ReadyAsync(page);
        return page;
    }

    /// <summary>The tab is closed without a word, and the files page is opened in another.</summary>
    public async Task ReopenTabAsync()
    {
        var second = await Context.NewPageAsync();
        var address = Page.Url;
        await Page.CloseAsync();
        await second.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await ReadyAsync(second);
        _phone.CarryOnIn(second);
    }

    public static Task ReadyAsync(IPage page) => page.WaitForSelectorAsync("#uploader[data-ready]", new() { State = WaitForSelectorState.Attached });

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await ReadyAsync(Page);
    }

    public static Task PickAsync(IPage page, params string[] photos) => page.SetInputFilesAsync("#photos", photos);

    public Task PickAsync(params string[] photos) => PickAsync(Page, photos);

    /// <summary>Waits until the only row, or the one that is said, is in a state.</summary>
    public Task StateAsync(string state, int row = 1) => StateAsync(Page, state, row);

    public static async Task StateAsync(IPage page, string state, int row = 1)
    {
        try
        {
            await page.WaitForSelectorAsync($"#file-list > li:nth-child({row})[data-state='{state}']");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Row {row} never became {state}. The page says: {await page.Locator("main").InnerTextAsync()}");
        }
    }

    /// <summary>What the row says, as a person reads it.</summary>
    public Task<string> SaysAsync(int row = 1) => Page.Locator($"#file-list > li:nth-child({row})").InnerTextAsync();

    /// <summary>Waits until the bar shows that this share is safe, so that the phone has noted it too.</summary>
    public Task SafeAsync(int percent) => Page.WaitForFunctionAsync(
        "percent => document.querySelector('#file-list progress')?.value >= percent", percent);

    /// <summary>Waits until so many blocks are safe: all that the line lets through, so that none is on its way any more to change what the row says.</summary>
    public Task BlocksSafeAsync(int blocks, string file)
    {
        const long BlockBytes = 256 * 1024;
        return SafeAsync((int)(100 * blocks * BlockBytes / new FileInfo(file).Length) - 1);
    }

    /// <summary>Waits for a page of another address, where the person is told something.</summary>
    public async Task<string> TakenToAsync(string address)
    {
        await Page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await Page.WaitForSelectorAsync("main h1");
        return await Page.Locator("main").InnerTextAsync();
    }

    public Task SendAsync() => _phone.SendAsync();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Context.DisposeAsync();
        }
        catch (PlaywrightException)
        {
            // The browser was killed meanwhile: nothing is left to close.
        }
    }

    private static async Task<FilesOnPhone> ArriveAsync(PhoneWorld world, IBrowserContext context, Func<PatientPhone, Task> arrive)
    {
        var line = await StorageLine.WatchAsync(context, world.World.Storage.Account.BlobUri);
        var phone = new PatientPhone(context, world.Patient, pictures: null);
        await arrive(phone);
        return new(context, line, phone);
    }
}
