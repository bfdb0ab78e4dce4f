using System.Globalization;
using System.Net;

using CsCheck;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Clinic.Media;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class MediaTests : IAsyncLifetime
{
    private const int Region = IRenditions.MaxRange;

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
    public async Task Ten_thousand_ranges_equal_the_slices_of_the_file()
    {
        var (item, kept) = await _site.AddMediaAsync(_request, MediaKind.Video, (2 * Region) + 12_345);
        var address = Kept(item);
        var ranges = Gen.Select(Gen.Int[0, kept.Length - 1], Gen.Int[0, 9000], Gen.Int[0, 3]).Array[10_000].Single();

        foreach (var (from, more, form) in ranges)
        {
            var (header, offset, wanted) = form switch
            {
                0 => ($"bytes={from}-{from + more}", from, more + 1),

                // Open ends near the end of the file, or ten thousand answers would be 20 GB.
                1 => ($"bytes={kept.Length - 1 - more}-", kept.Length - 1 - more, more + 1),
                2 => ($"bytes=-{more + 1}", kept.Length - more - 1, more + 1),
                _ => ($"bytes={Region - (more / 2)}-{Region + more}", Region - (more / 2), more + (more / 2) + 1),
            };
            var length = Math.Min(wanted, kept.Length - offset);

            using var answer = await _browser.FetchAsync(address, ("Range", header));
            var bytes = await answer.Content.ReadAsByteArrayAsync();

            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(
                string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{offset + length - 1}/{kept.Length}"),
                answer.Content.Headers.ContentRange!.ToString());
            Assert.True(kept.AsSpan(offset, length).SequenceEqual(bytes), header);
        }
    }

    [Theory]
    [InlineData(Region - 1)]
    [InlineData(Region)]
    [InlineData(Region + 1)]
    [InlineData(2 * Region)]
    [InlineData((3 * Region) + 7)]
    public async Task A_player_that_asks_for_open_ends_gets_the_whole_file_in_regions(int length)
    {
        var (item, kept) = await _site.AddMediaAsync(_request, MediaKind.Video, length);
        var played = new MemoryStream();
        var answers = 0;

        while (played.Length < length)
        {
            using var answer = await _browser.FetchAsync(Kept(item), ("Range", $"bytes={played.Length}-"));
            Assert.Equal(length, answer.Content.Headers.ContentRange!.Length);
            await played.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
            answers++;
        }

        Assert.Equal((length + Region - 1) / Region, answers);
        Assert.True(kept.AsSpan().SequenceEqual(played.ToArray()));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Region)]
    [InlineData((2 * Region) + 5)]
    public async Task Without_a_range_a_picture_of_any_size_arrives_whole(int length)
    {
        var (item, kept) = await _site.AddMediaAsync(_request, length: length);

        using var answer = await _browser.FetchAsync(Kept(item));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(length, answer.Content.Headers.ContentLength);
        Assert.True(kept.AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public async Task The_answer_says_what_it_is_and_lets_nobody_keep_or_run_it()
    {
        var (item, _) = await _site.AddMediaAsync(_request);

        using var answer = await _browser.FetchAsync(Kept(item));

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=photo.jpg", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Matches("^\"[0-9a-f]{64}\"$", answer.Headers.ETag!.Tag);
        Assert.False(answer.Headers.ETag.IsWeak);
    }

    [Fact]
    public async Task HEAD_tells_the_same_and_brings_nothing()
    {
        var (item, kept) = await _site.AddMediaAsync(_request, length: Region + 1);

        using var answer = await _browser.FetchAsync(HttpMethod.Head, Kept(item), ("Range", "bytes=0-9"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(kept.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=0-1,4-5")]
    public async Task A_range_that_cannot_be_sent_is_416_with_the_length(string range)
    {
        var (item, _) = await _site.AddMediaAsync(_request, length: 1000);

        using var answer = await _browser.FetchAsync(Kept(item), ("Range", range));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal("bytes */1000", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task A_range_of_another_version_becomes_the_whole()
    {
        var (item, kept) = await _site.AddMediaAsync(_request);

        using var other = await _browser.FetchAsync(Kept(item), ("Range", "bytes=0-9"), ("If-Range", "\"another\""));
        using var first = await _browser.FetchAsync(Kept(item));
        using var same = await _browser.FetchAsync(Kept(item), ("Range", "bytes=0-9"), ("If-Range", first.Headers.ETag!.Tag));

        Assert.Equal(kept.Length, other.Content.Headers.ContentLength);
        Assert.Equal(10, same.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_line_in_the_trail_stands_before_the_first_byte_and_only_once_a_sign_in()
    {
        var (item, _) = await _site.AddMediaAsync(_request, MediaKind.Video, 3 * Region);
        var linesAtFirstRead = 0;
        _site.Renditions.Reading = () =>
        {
            linesAtFirstRead = Views();
            return Task.CompletedTask;
        };

        for (var n = 0; n < 20; n++)
        {
            using var answer = await _browser.FetchAsync(Kept(item), ("Range", $"bytes={n}-"));
            Assert.Equal(1, linesAtFirstRead);
        }

        using var colleague = await _site.LogInAsync(TestSite.NorthTenant);
        using var theirs = await colleague.FetchAsync(Kept(item), ("Range", "bytes=0-"));
        Assert.Equal(2, Views());
    }

    [Fact]
    public async Task Bytes_that_were_changed_are_an_error_before_the_first_one()
    {
        var (item, _) = await _site.AddMediaAsync(_request, length: 2 * Region);
        _site.Renditions.BrokenFrom = 0;

        using var whole = await _browser.FetchAsync(Kept(item));
        using var range = await _browser.FetchAsync(Kept(item), ("Range", "bytes=0-"));

        Assert.Equal(HttpStatusCode.InternalServerError, whole.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, range.StatusCode);
        Assert.Contains("Sorry, there is a problem with the service", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_were_changed_further_on_cut_the_connection()
    {
        var (item, _) = await _site.AddMediaAsync(_request, length: 3 * Region);
        _site.Renditions.BrokenFrom = 2 * Region;

        using var answer = await _browser.FetchAsync(Kept(item));
        var cut = await Record.ExceptionAsync(() => answer.Content.ReadAsByteArrayAsync());

        Assert.True(cut is HttpRequestException or IOException or OperationCanceledException, $"{cut}");
    }

    [Fact]
    public async Task A_long_answer_ends_when_the_right_to_it_ends()
    {
        var (item, _) = await _site.AddMediaAsync(_request, length: 4 * Region);
        var reads = 0;
        _site.Renditions.Reading = async () =>
        {
            if (++reads == 2)
            {
                await EraseAsync(item);
                _site.Clock.Advance(MediaAnswer.AskAgainAfter);
            }
        };

        using var answer = await _browser.FetchAsync(Kept(item));
        var cut = await Record.ExceptionAsync(() => answer.Content.ReadAsByteArrayAsync());

        Assert.True(cut is HttpRequestException or IOException or OperationCanceledException, $"{cut}");
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task An_erased_item_is_gone_with_the_next_range()
    {
        var (item, _) = await _site.AddMediaAsync(_request, MediaKind.Video, 2 * Region);
        using var before = await _browser.FetchAsync(Kept(item), ("Range", "bytes=0-"));

        await EraseAsync(item);
        using var after = await _browser.FetchAsync(Kept(item), ("Range", "bytes=4194304-"));

        Assert.Equal(HttpStatusCode.PartialContent, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task The_viewer_shows_a_photo_small_first_and_a_video_with_native_controls()
    {
        var (photo, _) = await _site.AddMediaAsync(_request);
        var (video, _) = await _site.AddMediaAsync(_request, MediaKind.Video);

        await TestSite.ConfirmAsync(_browser, _request);
        using var photoPage = await _browser.OpenAsync($"/clinic/requests/{_request}/items/{photo.Id}");
        using var fullPage = await _browser.OpenAsync($"/clinic/requests/{_request}/items/{photo.Id}?size=full");
        using var videoPage = await _browser.OpenAsync($"/clinic/requests/{_request}/items/{video.Id}");
        var (small, full, film) = (
            await photoPage.Content.ReadAsStringAsync(), await fullPage.Content.ReadAsStringAsync(), await videoPage.Content.ReadAsStringAsync());

        Assert.Contains($"<img src=\"/clinic/requests/{_request}/items/{photo.Id}/preview\"", small, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"/clinic/requests/{_request}/items/{photo.Id}/kept\"", full, StringComparison.Ordinal);
        Assert.Contains($"href=\"/clinic/requests/{_request}/items/{video.Id}\" rel=\"next\"", small, StringComparison.Ordinal);
        Assert.Contains("<video controls preload=\"metadata\" playsinline", film, StringComparison.Ordinal);
        Assert.DoesNotContain("autoplay", film, StringComparison.Ordinal);
    }

    private static string KeptOf(RequestId request, MediaItem item) => $"/clinic/requests/{request}/items/{item.Id}/kept";

    private string Kept(MediaItem item) => KeptOf(_request, item);

    private int Views() => _site.Requests.Trail(_request).Count(line => line.Action == "media-viewed");

    private async Task EraseAsync(MediaItem item) =>
        await _site.Get<Ledger>().ChangeAsync<bool>(
            _request,
            OperationId.New(),
            _ => new Decision<bool>(
                new Change
                {
                    Put = [item with { Status = ItemStatus.Erased }],
                    Trail = [new("rendition-erased", item.RowKey, Actors.Service)],
                },
                true),
            CancellationToken.None);
}
