using System.Net;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>Sharing is stopped while a colleague elsewhere plays the video.</summary>
public sealed class RecallTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Clinician Colleague = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"), "X26T2", "Test Colleague, South");

    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;
    private MediaItem _video = null!;
    private string _share = null!;

    private string Kept => $"/clinic/requests/{_request}/items/{_video.Id}/kept";

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T2", Colleague.Id);
        _request = await _site.AskAsync();
        _video = (await _site.AddMediaAsync(_request, MediaKind.Video, 4 * IRenditions.MaxRange)).Item;
        var form = new ShareForm("X26T2", $"person:{Colleague.TenantId:N}:{Colleague.ObjectId:N}", [_video.Id], "For a second opinion", 7);
        _share = await _site.ShareAsync(_request, form);
        _browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(_browser, FakeTenants.Claims(Colleague.TenantId, Colleague.ObjectId));
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_next_range_is_refused()
    {
        using var playing = await _browser.FetchAsync(Kept, ("Range", "bytes=0-"));
        await StopAsync();

        using var next = await _browser.FetchAsync(Kept, ("Range", $"bytes={IRenditions.MaxRange}-"));

        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.NotFound), (playing.StatusCode, next.StatusCode));
    }

    [Fact]
    public async Task An_answer_that_is_under_way_is_cut()
    {
        var reads = 0;
        _site.Renditions.Reading = async () =>
        {
            if (++reads == 2)
            {
                await StopAsync();
                _site.Clock.Advance(MediaAnswer.AskAgainAfter);
            }
        };

        using var playing = await _browser.FetchAsync(Kept);
        var cut = await Record.ExceptionAsync(() => playing.Content.ReadAsByteArrayAsync());

        Assert.True(cut is HttpRequestException or IOException or OperationCanceledException, $"{cut}");
        Assert.Equal(2, reads);
    }

    private async Task StopAsync() =>
        Assert.IsType<Outcome<bool>.Ok>(await _site.Get<StopSharing>().RunAsync(TestSite.North, _request, _share, None));
}
