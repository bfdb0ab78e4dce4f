using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>One browser and one portal in this process for the tests of the viewer: a request with two photos and a video, confirmed as the clinician's patient's.</summary>
public sealed class PortalWorld : IAsyncLifetime
{
    internal DemoBrowser Browser { get; private set; } = null!;

    internal TestSite Site { get; private set; } = null!;

    internal RequestId Request { get; private set; }

    internal IReadOnlyList<MediaItem> Items { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Browser = await DemoBrowser.StartAsync();
        Site = await TestSite.StartAsync();
        Request = await Site.AskAsync("photos and a video of your left leg");
        await Site.AddMediaAsync(Request, pictures: await DrawnMedia.PhotoAsync(), size: DrawnMedia.PhotoSize);
        await Site.AddMediaAsync(Request, pictures: await DrawnMedia.PhotoAsync(smaller: 25), size: DrawnMedia.PhotoSize);
        await Site.AddMediaAsync(Request, MediaKind.Video, pictures: await DrawnMedia.VideoAsync(), size: DrawnMedia.VideoSize);
        Items = (await Site.Requests.ReadAsync(Request, CancellationToken.None))!.Items();
        using var clinician = await Site.LogInAsync(TestSite.NorthTenant);
        await TestSite.ConfirmAsync(clinician, Request);
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Browser.DisposeAsync();
    }

    internal string Address(int item) => $"/clinic/requests/{Request}/items/{Items[item].Id}";

    internal Task<PortalBrowser> OpenAsync(int width = 1280, bool script = true, bool touch = false) => PortalBrowser.OpenAsync(Browser, Site, width, script: script, touch: touch);
}

/// <summary>One portal for all tests of the viewer.</summary>
[CollectionDefinition(Name)]
public sealed class PortalTestGroup : ICollectionFixture<PortalWorld>
{
    public const string Name = "Portal";
}
