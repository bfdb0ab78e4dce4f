using System.Net;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Media;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>"Uploaded" is not "sent": what a patient may still take back, nobody sees.</summary>
public sealed class WaitingMediaTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_sealed_photo_of_a_patient_who_has_not_sent_is_not_found_in_any_part()
    {
        var item = await GivenAsync(ItemStatus.Sealed, LinkStatus.Verified);

        foreach (var part in Enum.GetValues<RenditionPart>())
        {
            using var answer = await _browser.FetchAsync($"{Address(item)}/{part.InAddress()}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.IsType<Outcome<OpenedMedia>.Refused>(await ViewAsync(item, part));
        }

        Assert.DoesNotContain(_site.Requests.Trail(_request), line => line.Action == "media-viewed");
    }

    [Fact]
    public async Task The_portal_says_that_it_is_there_and_shows_nothing_of_it()
    {
        var item = await GivenAsync(ItemStatus.Sealed, LinkStatus.Verified);

        var page = await PageAsync($"/clinic/requests/{_request}");
        using var own = await _browser.OpenAsync(Address(item));

        Assert.Contains("data-waiting", page, StringComparison.Ordinal);
        Assert.Contains("The patient uploaded 1 file and has not pressed Send.", page, StringComparison.Ordinal);
        Assert.Contains($"data-item=\"{item.Id}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"/clinic/requests", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-report", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
    }

    [Theory]
    [InlineData(ItemStatus.Sealed, LinkStatus.Consumed, true)]
    [InlineData(ItemStatus.Filed, LinkStatus.Verified, true)]
    [InlineData(ItemStatus.Acknowledged, LinkStatus.Verified, true)]
    [InlineData(ItemStatus.NeedsAttention, LinkStatus.Consumed, true)]
    [InlineData(ItemStatus.NeedsAttention, LinkStatus.Revoked, false)]
    [InlineData(ItemStatus.NeedsAttention, LinkStatus.Verified, false)]
    [InlineData(ItemStatus.Sealed, LinkStatus.Locked, false)]
    [InlineData(ItemStatus.Received, LinkStatus.Consumed, false)]
    [InlineData(ItemStatus.Refused, LinkStatus.Consumed, false)]
    [InlineData(ItemStatus.Erased, LinkStatus.Consumed, false)]
    public async Task It_is_seen_once_it_was_sent(ItemStatus status, LinkStatus link, bool isSeen)
    {
        var item = await GivenAsync(status, link);

        using var answer = await _browser.FetchAsync($"{Address(item)}/kept");

        Assert.Equal(isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(isSeen, await ViewAsync(item, RenditionPart.Kept) is Outcome<OpenedMedia>.Ok);
    }

    [Fact]
    public async Task It_is_seen_once_the_idle_hour_sent_it_on_whatever_happens_to_it_then()
    {
        var item = await GivenAsync(ItemStatus.NeedsAttention, LinkStatus.Verified, sentOn: true);

        using var answer = await _browser.FetchAsync($"{Address(item)}/kept");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task It_is_seen_when_it_was_taken_out_of_the_record_again()
    {
        var (item, _) = await _site.AddMediaAsync(_request, status: ItemStatus.NeedsAttention);

        using var answer = await _browser.FetchAsync($"{Address(item)}/kept");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_view_that_cannot_be_noted_is_refused()
    {
        var (item, _) = await _site.AddMediaAsync(_request);

        // Erased between the look and the line: the ledger refuses the line.
        _site.Requests.Committing = async commit =>
        {
            if (commit.Trail.Any(line => line.Action == "media-viewed"))
            {
                _site.Requests.Committing = _ => Task.CompletedTask;
                await _site.PutAsync(_request, item with { Status = ItemStatus.Erased });
            }
        };
        var view = ViewAsync(item, RenditionPart.Kept);
        while (!view.IsCompleted)
        {
            _site.Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        Assert.Equal(RequestProblems.Unknown, Assert.IsType<Outcome<OpenedMedia>.Refused>(await view).Problem);
        Assert.DoesNotContain(_site.Requests.Trail(_request), line => line.Action == "media-viewed");
    }

    private string Address(MediaItem item) => $"/clinic/requests/{_request}/items/{item.Id}";

    /// <summary>What the API's Binary does too.</summary>
    private Task<Outcome<OpenedMedia>> ViewAsync(MediaItem item, RenditionPart part) =>
        _site.Get<ViewMedia>().RunAsync(TestSite.North, "viewing", _request, item.Id, part, CancellationToken.None);

    private async Task<string> PageAsync(string address)
    {
        using var page = await _browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>An item with its files, never filed.</summary>
    private async Task<MediaItem> GivenAsync(ItemStatus status, LinkStatus link, bool sentOn = false)
    {
        var (item, _) = await _site.AddMediaAsync(_request, status: status);
        var given = item with { SentOnAt = sentOn ? _site.Clock.GetUtcNow() : null };
        var request = (await _site.Requests.ReadAsync(_request, CancellationToken.None))!;
        await _site.RemoveAsync(_request, FiledEntry.KeyOf(item.Id));
        await _site.PutAsync(_request, given, request.Find<UploadLink>(UploadLink.KeyOf(1))! with { Status = link });
        return given;
    }
}
