using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Stories;

/// <summary>Somebody of the staff at a desk of their own, logged in with their own organisation's account.</summary>
internal sealed class StaffDesk : IAsyncDisposable
{
    private readonly PhoneWorld _world;
    private readonly IBrowserContext _context;

    private StaffDesk(PhoneWorld world, IBrowserContext context, ClinicianDesk desk, IPage page)
    {
        (_world, _context, Asks, Page) = (world, context, desk, page);
    }

    public ClinicianDesk Asks { get; }

    public IPage Page { get; }

    /// <param name="user">How the user name begins.</param>
    public static async Task<StaffDesk> LogInAsync(PhoneWorld world, SeedOrganisation organisation, string user)
    {
        var context = await world.Browser.DeskAsync();
        var desk = new ClinicianDesk(world.World, context);
        await desk.SignInAsync(organisation, organisation.Users.Single(one => one.UserName.StartsWith($"{user}@", StringComparison.Ordinal)));
        return new(world, context, desk, await context.NewPageAsync());
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_world.World.PublicOrigin, path).ToString());

    /// <summary>Presses what tests call by this name, and waits for the page that it leads to.</summary>
    public async Task PressAsync(string action, string until)
    {
        await Page.ClickAsync($"[data-action='{action}']");
        await Page.WaitForSelectorAsync(until);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
