using Microsoft.Playwright;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>A picture of every patient screen at 360 px in each language: <c>./run pictures</c> puts them into artifacts/patient-pictures, for people to look at.</summary>
[Collection(RenderedPagesGroup.Name)]
public sealed class PatientPictures(RenderedPages pages)
{
    private const int Width = 360;

    [Fact]
    [Trait("Task", "pictures")]
    public async Task Every_screen_is_pictured()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "patient-pictures"));
        await using var view = await pages.Browser.OpenAsync(Width, 740);

        foreach (var (language, all) in pages.ByLanguage)
        {
            foreach (var ((page, html), n) in all.Select((one, n) => (one, n)))
            {
                await view.ShowAsync(page, html);

                // The script's rows bring pictures of their own.
                await view.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                var name = string.Concat(page.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
                await view.Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{language}-{n:00}-{name}.png"), FullPage = true });
            }
        }

        Assert.True(folder.EnumerateFiles("*.png").Count() > 100);
    }
}
