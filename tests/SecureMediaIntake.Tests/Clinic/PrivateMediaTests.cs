using System.Net;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>What may show a private area is hidden until somebody says why, and nothing of it is sent before that.</summary>
public sealed class PrivateMediaTests : IAsyncLifetime
{
    private const string Reason = "First look before the appointment";

    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;
    private MediaItem _photo = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync(change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        (_photo, _) = await _site.AddMediaAsync(_request);
        await TestSite.ConfirmAsync(_browser, _request);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_it_is_sent_before_the_reason_not_even_a_thumbnail()
    {
        var page = await ReadAsync(Address);

        Assert.Contains("1 photo is hidden", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_photo.Id.Value, page.Split("What was removed")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("mark-reviewed", page, StringComparison.Ordinal);

        foreach (var part in new[] { "thumbnail", "preview", "kept" })
        {
            using var answer = await _browser.FetchAsync($"{Address}/items/{_photo.Id}/{part}");
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal($"{Address}/show", answer.Headers.Location?.OriginalString);
        }

        using var viewer = await _browser.OpenAsync($"{Address}/items/{_photo.Id}");
        using var compare = await _browser.OpenAsync($"{Address}/items/{_photo.Id}/compare");
        Assert.Equal($"{Address}/show", viewer.Headers.Location?.OriginalString);
        Assert.Equal($"{Address}/show", compare.Headers.Location?.OriginalString);
        Assert.DoesNotContain(_site.Requests.Trail(_request), line => line.Action == ViewMedia.Viewed);
    }

    [Fact]
    public async Task The_reason_stands_in_the_trail_before_the_first_byte_and_its_words_only_under_the_key()
    {
        using var shown = await ShowAsync(Reason);
        using var thumbnail = await _browser.FetchAsync($"{Address}/items/{_photo.Id}/thumbnail");
        var page = await ReadAsync(Address);
        var trail = _site.Requests.Trail(_request).Select(line => line.Action).ToList();

        Assert.Equal(Address, shown.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, thumbnail.StatusCode);
        Assert.Contains($"Asked to see photos that may show a private area: “{Reason}”", page, StringComparison.Ordinal);
        Assert.True(trail.IndexOf(ShowPrivateMedia.Shown) is >= 0 and var at && at < trail.IndexOf(ViewMedia.Viewed));
        Assert.All(_site.Requests.Trail(_request), line => Assert.DoesNotContain("appointment", line.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Enter why you need to see them")]
    [InlineData("   ", "Enter why you need to see them")]
    [InlineData(null, "Enter why you need to see them")]
    public async Task Without_a_reason_it_stays_hidden_and_says_so(string? typed, string words)
    {
        using var answer = await ShowAsync(typed);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Requests.Trail(_request), line => line.Action == ShowPrivateMedia.Shown);
    }

    [Fact]
    public async Task A_reason_is_one_line()
    {
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<ShowPrivateMedia>().RunAsync(
            TestSite.North, _request, new string('x', PrivateShown.MaxReason), CancellationToken.None));
        Assert.Equal(ViewingProblems.ReasonIsTooLong, Assert.IsType<Outcome<bool>.Refused>(await _site.Get<ShowPrivateMedia>().RunAsync(
            TestSite.North, _request, new string('x', PrivateShown.MaxReason + 1), CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task After_an_hour_the_question_comes_again()
    {
        (await ShowAsync(Reason)).Dispose();

        _site.Clock.Advance(PrivateShown.Lasts - TimeSpan.FromSeconds(1));
        Assert.IsType<Outcome<OpenedMedia>.Ok>(await ViewAsync(TestSite.North));
        _site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ViewingProblems.Hidden, Assert.IsType<Outcome<OpenedMedia>.Refused>(await ViewAsync(TestSite.North)).Problem);
    }

    [Fact]
    public async Task What_was_not_asked_as_private_asks_for_nothing()
    {
        var open = await _site.AskAsync();
        await _site.AddMediaAsync(open);
        await TestSite.ConfirmAsync(_browser, open);

        using var page = await _browser.OpenAsync($"/clinic/requests/{open}/show");

        Assert.Equal($"/clinic/requests/{open}", page.Headers.Location?.OriginalString);
    }

    private string Address => $"/clinic/requests/{_request}";

    private Task<HttpResponseMessage> ShowAsync(string? reason) => _browser.SubmitAsync(
        $"{Address}/show", $"{Address}/show", reason is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = reason });

    private Task<Outcome<OpenedMedia>> ViewAsync(Clinician who) =>
        _site.Get<ViewMedia>().RunAsync(who, "viewing", _request, _photo.Id, RenditionPart.Kept, CancellationToken.None);

    private async Task<string> ReadAsync(string address)
    {
        using var page = await _browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
