using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Two photos side by side: of one patient, whatever an address says.</summary>
public sealed class CompareTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;
    private MediaItem _first = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync("photos of your left leg");
        (_first, _) = await _site.AddMediaAsync(_request);
        await TestSite.ConfirmAsync(_browser, _request);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Two_photos_of_a_request_stand_side_by_side_with_their_dates_above()
    {
        var (second, _) = await _site.AddMediaAsync(_request);

        var page = await ReadAsync($"{Address(_first)}/compare");

        Assert.Equal(2, Regex.Count(page, "<figcaption><strong>Taken 22 November "));
        Assert.Contains($"<img src=\"{Address(_first)}/preview\"", page, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"{Address(second)}/preview\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address(second)}/compare?with={_request}.{_first.Id}\" data-act=\"swap\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_of_another_request_of_the_same_patient_can_be_chosen()
    {
        var earlier = await _site.AskAsync("1 photo of the same leg");
        var (theirs, _) = await _site.AddMediaAsync(earlier);

        var page = await ReadAsync($"{Address(_first)}/compare?with={earlier}.{theirs.Id}");

        Assert.Contains($"<img src=\"/clinic/requests/{earlier}/items/{theirs.Id}/preview\"", page, StringComparison.Ordinal);
        Assert.Contains(": 1 photo of the same leg</option>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_of_another_patient_is_neither_offered_nor_found()
    {
        _site.Edges.Found = InMemoryEdges.Patient with { RecordId = "another" };
        var other = await _site.AskAsync("1 photo of somebody else");
        var (theirs, _) = await _site.AddMediaAsync(other);

        var page = await ReadAsync($"{Address(_first)}/compare");
        using var forced = await _browser.OpenAsync($"{Address(_first)}/compare?with={other}.{theirs.Id}");

        Assert.DoesNotContain(theirs.Id.Value, page, StringComparison.Ordinal);
        Assert.Contains("There is no other photo of this patient that you can see here.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
    }

    [Fact]
    public async Task What_may_show_a_private_area_is_not_offered_and_asked_for_leads_to_the_question_why()
    {
        var closed = await _site.AskAsync(change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var (theirs, _) = await _site.AddMediaAsync(closed);

        var page = await ReadAsync($"{Address(_first)}/compare");
        using var forced = await _browser.OpenAsync($"{Address(_first)}/compare?with={closed}.{theirs.Id}");

        Assert.DoesNotContain(theirs.Id.Value, page, StringComparison.Ordinal);
        Assert.Equal($"/clinic/requests/{closed}/show", forced.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{0}.1")]
    [InlineData("{0}.{1}.{1}")]
    [InlineData("00000000000000000000000000000000.{1}")]
    public async Task What_is_no_photo_is_not_found(string with)
    {
        var address = $"{Address(_first)}/compare?with={with.Replace("{0}", _request.Value, StringComparison.Ordinal).Replace("{1}", _first.Id.Value, StringComparison.Ordinal)}";

        using var answer = await _browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_video_has_nothing_to_compare()
    {
        var (video, _) = await _site.AddMediaAsync(_request, MediaKind.Video);

        using var answer = await _browser.OpenAsync($"{Address(video)}/compare");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private string Address(MediaItem item) => $"/clinic/requests/{_request}/items/{item.Id}";

    private async Task<string> ReadAsync(string address)
    {
        using var page = await _browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
