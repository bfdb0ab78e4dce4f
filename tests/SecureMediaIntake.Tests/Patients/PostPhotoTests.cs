using System.Net;
using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>P6 for a browser without script: one photo at a time by a plain form, over in-process HTTP.</summary>
public sealed class PostPhotoTests : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. RandomNumberGenerator.GetBytes(100_000)];

    private TestSite _site = null!;
    private Phone _phone = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync();
        _phone = await ComeInAsync();
    }

    public async Task DisposeAsync()
    {
        _phone.Dispose();
        await _site.DisposeAsync();
    }

    private async Task<Phone> ComeInAsync()
    {
        var phone = new Phone(_site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();
        return phone;
    }

    [Fact]
    public async Task A_photo_comes_whole_and_is_in_the_list_with_a_way_to_remove_it()
    {
        using var answer = await _phone.PostPhotoAsync(Jpeg);

        Assert.Equal("/p/files?added=1", answer.Headers.Location?.OriginalString);
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(Jpeg))], _site.Get<InMemoryPostedUploads>().Sha256);
        var page = await _phone.ReadAsync("/p/files?added=1");
        Assert.Contains(">Photo 1</h3>", page, StringComparison.Ordinal);
        Assert.Contains("Checking", page, StringComparison.Ordinal);
        Assert.Contains("handler=Remove", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_continues_before_it_is_checked_is_told_to_wait()
    {
        (await _phone.PostPhotoAsync(Jpeg)).Dispose();

        Assert.Contains("1 file is still uploading.", await _phone.SubmitAndReadAsync("/p/files"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, string> Refusals() => new()
    {
        { "no file", null, "Select a photo or video" },
        { "an empty file", "", "The selected file is empty" },
        { "a text", "hello, this is no picture", "The selected file must be a photo (JPG, PNG, HEIC or WebP) or a video (MP4, MOV or WebM)" },
        { "a document", "%PDF-1.7 and more of it", "Take a photo of the page instead." },
        { "a video", "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom", "To send a video, call us on" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_taken_is_refused_in_words_at_once(string what, string? content, string words)
    {
        using var answer = await _phone.PostPhotoAsync(content is null ? null : Encoding.Latin1.GetBytes(content));

        var page = await _phone.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.True(page.Contains(words, StringComparison.Ordinal), $"{what}: {answer.Headers.Location}");
        Assert.Contains("<title>Error: ", page, StringComparison.Ordinal);
        Assert.Empty(_site.Get<InMemoryPostedUploads>().Sha256);
    }

    [Fact]
    public async Task A_photo_of_more_than_20_MB_is_refused_in_words()
    {
        using var answer = await _phone.PostPhotoAsync([.. Jpeg, .. new byte[UploadLimits.MaxPostedBytes]]);

        Assert.Contains(
            "The selected file must be smaller than 20MB", await _phone.ReadAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_eleventh_file_is_refused_before_its_bytes_are_read()
    {
        for (var file = 0; file < UploadLimits.MaxFiles; file++)
        {
            await _site.AddMediaAsync(_request);
        }

        using var answer = await _phone.PostPhotoAsync(Jpeg);

        Assert.Equal("/p/files?problem=many", answer.Headers.Location?.OriginalString);
        Assert.Empty(_site.Get<InMemoryPostedUploads>().Sha256);
    }

    [Fact]
    public async Task A_form_that_is_not_of_our_page_is_not_taken()
    {
        using var forged = await _phone.PostPhotoAsync(Jpeg, token: "CfDJ8-forged");
        using var foreign = await _phone.PostPhotoAsync(Jpeg, from: "cross-site");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Empty(_site.Get<InMemoryPostedUploads>().Sha256);
    }

    [Fact]
    public async Task Whoever_carried_on_on_another_phone_is_told_so()
    {
        using var second = new Phone(_site);
        await second.ComeInAsync();

        using var browser = _site.NewBrowser();
        using var nothing = new MultipartFormDataContent();
        using var stranger = await browser.PostAsync("/p/files/photo", nothing);
        using var moved = await _phone.OpenAsync("/p/files");

        Assert.Equal("/p/carry-on", stranger.Headers.Location?.OriginalString);
        Assert.Equal("/p/carry-on", moved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_comes_back_reads_what_was_kept()
    {
        await _site.AddMediaAsync(_request);
        await _site.AddMediaAsync(_request);
        (await _phone.PostPhotoAsync(Jpeg)).Dispose();

        Assert.Contains("We kept your 2 photos. 1 photo is still being uploaded.", await _phone.ReadAsync("/p/files"), StringComparison.Ordinal);
        Assert.DoesNotContain("We kept your", await _phone.ReadAsync("/p/files?added=1"), StringComparison.Ordinal);
    }
}
