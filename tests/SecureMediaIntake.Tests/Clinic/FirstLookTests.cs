using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>The page of a request: whose it is, is asked first; then the photos come before everything else, with who has seen them.</summary>
public sealed class FirstLookTests : IAsyncLifetime
{
    private static readonly string[] Order =
        ["data-patient", "<h1", "data-times", "smi-gallery", "About this request", "id=\"texts\"", "What was removed", "What happened"];

    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;
    private MediaItem _photo = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync("photos of your left leg");
        (_photo, _) = await _site.AddMediaAsync(_request);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_first_opening_asks_whose_photos_they_are_and_shows_none()
    {
        var page = await PageAsync();
        using var viewer = await _browser.OpenAsync($"/clinic/requests/{_request}/items/{_photo.Id}");

        Assert.Contains("Is this your patient?", page, StringComparison.Ordinal);
        Assert.Contains("1 photo is ready. Nothing of it shows before you answer.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/thumbnail", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mark-reviewed", page, StringComparison.Ordinal);
        Assert.Equal($"/clinic/requests/{_request}", viewer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Once_answered_it_is_not_asked_again_and_stands_in_the_trail()
    {
        await TestSite.ConfirmAsync(_browser, _request);

        var page = await PageAsync();

        Assert.DoesNotContain("Is this your patient?", page, StringComparison.Ordinal);
        Assert.Contains($"/items/{_photo.Id}/thumbnail", page, StringComparison.Ordinal);
        Assert.Contains("Said that this is their patient", page, StringComparison.Ordinal);
        Assert.Single(_site.Requests.Trail(_request), line => line.Action == ConfirmPatient.Confirmed);
    }

    [Fact]
    public async Task A_colleague_is_asked_for_themselves()
    {
        await TestSite.ConfirmAsync(_browser, _request);
        var other = new PersonId(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"));
        _site.Directory.Put(TestSite.North.Organisation, other);
        using var colleague = _site.NewBrowser();
        using var logIn = await _site.LogInAsync(colleague, FakeTenants.Claims(other.Tenant, other.Object));

        using var page = await colleague.OpenAsync($"/clinic/requests/{_request}");

        Assert.Contains("Is this your patient?", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_stand_before_all_that_is_read()
    {
        await TestSite.ConfirmAsync(_browser, _request);
        var page = await PageAsync();

        var places = Order.Select(part => page.IndexOf(part, StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains(">Photos of your left leg</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumbnail_is_not_seen_and_a_photo_that_was_opened_is()
    {
        await TestSite.ConfirmAsync(_browser, _request);
        using var thumbnail = await _browser.FetchAsync($"/clinic/requests/{_request}/items/{_photo.Id}/thumbnail");
        var before = await PageAsync();

        using var preview = await _browser.FetchAsync($"/clinic/requests/{_request}/items/{_photo.Id}/preview");
        var after = await PageAsync();

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("data-seen>Nobody has opened it yet<", before, StringComparison.Ordinal);
        Assert.Contains($"data-seen>Seen by Test Clinician One {UkTime.Clock(UkTime.TimeOf(_site.Clock.GetUtcNow()))}<", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_person_stands_once_with_their_first_look()
    {
        var at = new DateTimeOffset(2026, 11, 25, 10, 41, 0, TimeSpan.Zero);

        Assert.Equal(
            "Seen by Ann 10:41am, Ben 24 November at 11:41am, Cas 25 November 2025 at 10:41am",
            new[] { new Seen("Ann", at), new Seen("Ben", at.AddHours(-23)), new Seen("Cas", at.AddYears(-1)) }.SeenInWords(at.AddHours(1)));
    }

    [Fact]
    public async Task A_photo_on_its_way_says_that_it_will_show()
    {
        await _site.PutAsync(_request, _photo with { Status = ItemStatus.Received, Kind = MediaKind.Video });

        Assert.Contains("This video is being prepared. It will show here when it is ready.", await PageAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync()
    {
        using var page = await _browser.OpenAsync($"/clinic/requests/{_request}");
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
