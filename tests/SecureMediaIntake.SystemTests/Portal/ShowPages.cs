using Microsoft.Playwright;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>The steps of showing media outside, and a view link that is live, and one that was stopped.</summary>
internal static class ShowPages
{
    public static async Task<IReadOnlyList<PortalPage>> MakeAsync(TestSite site, Func<RenditionPart, byte[]> photo)
    {
        var request = await site.AskAsync("1 photo of your thumb", change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var item = (await site.AddMediaAsync(request, pictures: photo, size: DrawnMedia.PhotoSize)).Item;
        var live = await ShowAsync(site, request, item, toAnother: true);
        var stopped = await ShowAsync(site, request, item, toAnother: false);
        await site.Get<StopShowing>().RunAsync(TestSite.North, request, stopped, CancellationToken.None);

        var form = $"/clinic/requests/{request}/show-outside";
        return
        [
            new("show-outside", form),
            new("show-outside-mistakes", form, "[data-action='check-show']", ".nhsuk-error-summary"),
            new("show-outside-guard", form, "[data-action='check-show']", "[data-guard]") { Fill = FillAsync },
            new("view-link-live", $"/clinic/requests/{request}/view-links/{live}/stop"),
            new("view-link-stopped", $"/clinic/requests/{request}/view-links/{stopped}/stop"),
            new("request-view-links", $"/clinic/requests/{request}"),
        ];
    }

    private static async Task FillAsync(IPage page)
    {
        await page.CheckAsync("#files", new() { Force = true });
        await page.FillAsync("#email", "reader@example.com");
    }

    private static async Task<int> ShowAsync(TestSite site, RequestId request, MediaItem item, bool toAnother) => Assert.IsType<Outcome<int>.Ok>(
        await site.Get<ShowMedia>().RunAsync(
            TestSite.North,
            request,
            new([item.Id], toAnother, "A relative", "Mother", "07700 900102", "reader@example.com", ShowRules.MaxDays, Word: null, PatientLanguages.English, OpaqueId.New()),
            CancellationToken.None)).Value;
}
