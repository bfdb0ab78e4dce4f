using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>Two people of a team at one inbox, each in a browser of their own.</summary>
[Collection(PortalTestGroup.Name)]
public sealed class InboxTests(PortalWorld world)
{
    private static readonly PersonId Second = new(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"));

    [Fact]
    public async Task Who_acknowledges_has_it_and_the_others_page_says_so_by_itself()
    {
        var request = await world.Site.AskAsync("1 photo of your wrist");
        await world.Site.AddMediaAsync(request);
        world.Site.Directory.Put("X26T1", Second);
        await using var first = await world.OpenAsync();
        await using var second = await PortalBrowser.OpenAsync(world.Browser, world.Site, await LogInAsync());
        var row = $"[data-request='{request}']";
        var waiting = await second.GoAsync("/clinic/inbox");
        Assert.Equal("Nobody yet", await waiting.InnerTextAsync($"{row} [data-owner]"));

        var inbox = await first.GoAsync("/clinic/inbox");
        await inbox.ClickAsync($"{row} [data-action='take']");
        await inbox.WaitForSelectorAsync("#care [data-owner]");
        Assert.Equal("You have taken this.", await inbox.InnerTextAsync("#care [data-owner]"));

        // Every 10 seconds a fresh copy, without a reload.
        await waiting.WaitForSelectorAsync($"{row}[data-taken='yes']", new() { Timeout = 20_000 });
        Assert.Equal("Acknowledged by Test Clinician One", await waiting.InnerTextAsync($"{row} [data-owner]"));
        Assert.Equal(0, await waiting.Locator($"{row} [data-action='take']").CountAsync());
    }

    private async Task<Browser> LogInAsync()
    {
        var browser = world.Site.NewBrowser();
        using var back = await world.Site.LogInAsync(browser, FakeTenants.Claims(Second.Tenant, Second.Object, ("name", "Test Clinician Two")));
        return browser;
    }
}
