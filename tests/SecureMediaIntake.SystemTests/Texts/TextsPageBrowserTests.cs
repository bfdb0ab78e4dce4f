using Microsoft.Playwright;
using SecureMediaIntake.LocalWorld.Texts;
using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The page in a real browser.</summary>
public sealed class TextsPageBrowserTests
{
    [Fact]
    public async Task A_new_text_appears_by_itself_and_its_link_can_be_followed_by_keyboard()
    {
        await using var server = await NotifyCaller.StartAsync();
        await using var target = await NotifyCaller.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        var faults = new List<string>();
        page.Console += (_, line) => faults.Add(line.Text);
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync(server.Address.ToString());
        await Assertions.Expect(page.GetByText("No texts yet.")).ToBeVisibleAsync();

        var values = NotifyCaller.Personalisation();
        values["first_name"] = "<img src=x onerror=console.log(1)>";
        values["link"] = $"{target.Address}texts.json";
        await server.Client().SendSmsAsync("07700900123", server.RequestTemplateId, values);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "To 07700900123" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("A new text has arrived.");
        await Assertions.Expect(page.GetByText("No texts yet.")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".status")).ToHaveTextAsync("delivered");
        Assert.All(requests, url => Assert.StartsWith(server.Address.ToString(), url, StringComparison.Ordinal));
        Assert.Empty(faults);

        // The first leads to the e-mails, the second is the text's own.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync($"{target.Address}texts.json");
        await Assertions.Expect(page.GetByText("[]")).ToBeVisibleAsync();
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium on PATH; ./run installs Debian's package.");
}
