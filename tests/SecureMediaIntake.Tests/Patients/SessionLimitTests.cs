using System.Net;
using System.Net.Http.Json;

using Microsoft.AspNetCore.Http;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Patient;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>Two hours for whoever fills in pages, twelve for an upload that keeps moving: each door by HTTP, a second before and a second after.</summary>
public sealed class SessionLimitTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestSite _site = null!;
    private HttpClient _phone = null!;
    private RequestId _request;
    private UploadLink _link = null!;
    private Upload _upload = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync();
        var target = new LinkTarget(_request, 1);
        var passed = Assert.IsType<Outcome<PassedCheck>.Ok>(await _site.Get<CheckIdentity>().RunAsync(
            target, IdentityCheck.Normalise(InMemoryEdges.Patient.BirthDate), CancellationToken.None)).Value;
        await _site.PutAsync(
            _request,
            new UploadKey { KeyId = "upload-key", Modulus = "n", Exponent = "AQAB", Private = "cHJpdmF0ZQ==", Mac = "bWFj" },
            new Agreement { Words = Agreement.WordsNow, Language = "en", At = _site.Clock.GetUtcNow() });

        var cookie = new DefaultHttpContext();
        _site.Get<PatientCookies>().SetSession(cookie.Response, new(target, passed.Epoch, passed.Secret));
        _site.Get<PatientCookies>().SetDoor(cookie.Response, target);
        _phone = _site.NewClient();
        _phone.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookie.Response.Headers.SetCookie.Select(set => set!.Split(';')[0])));
        _phone.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        var request = await ReadAsync();
        _link = request.Find<UploadLink>(UploadLink.KeyOf(1))!;
        _upload = Assert.IsType<Outcome<Upload>.Ok>(await _site.Get<ReserveUpload>().RunAsync(
            new(request, _link, LinkStatus.Verified), Form(), CancellationToken.None)).Value;
        _site.Get<InMemoryUploadBlobs>().Put(_upload);
    }

    public async Task DisposeAsync()
    {
        _phone.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("/p/agree")]
    [InlineData("/p/tips")]
    [InlineData("/p/files")]
    [InlineData("/p/send")]
    public async Task A_page_ends_after_two_hours(string page)
    {
        await AtAsync(UploadSession.Longest - Second);
        using (var before = await _phone.GetAsync(Of(page)))
        {
            Assert.NotEqual("/p/carry-on", before.Headers.Location?.OriginalString);
        }

        await AtAsync(UploadSession.Longest + Second);
        using var after = await _phone.GetAsync(Of(page));

        Assert.Equal("/p/carry-on", after.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_page_that_carries_on_asks_again_after_two_hours()
    {
        await AtAsync(UploadSession.Longest - Second);
        using (var before = await _phone.GetAsync(Of("/p/carry-on")))
        {
            Assert.Equal("/p/files", before.Headers.Location?.OriginalString);
        }

        await AtAsync(UploadSession.Longest + Second);
        using var after = await _phone.GetAsync(Of("/p/carry-on"));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task The_text_opened_again_leads_to_the_start_after_two_hours()
    {
        await AtAsync(UploadSession.Longest - Second);
        using (var before = await _phone.GetAsync(Of("/p/start")))
        {
            Assert.Equal("/p/agree", before.Headers.Location?.OriginalString);
        }

        await AtAsync(UploadSession.Longest + Second);
        using var after = await _phone.GetAsync(Of("/p/start"));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("reserve")]
    [InlineData("remove")]
    public async Task The_script_may_neither_list_nor_add_nor_remove_after_two_hours(string what)
    {
        await AtAsync(UploadSession.Longest + Second);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(what));

        await AtAsync(UploadSession.Longest - Second);
        Assert.True((int)await CallAsync(what) is >= 200 and < 300);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("sas")]
    [InlineData("complete")]
    public async Task An_upload_that_moves_goes_on_until_twelve_hours(string what)
    {
        await AtAsync(UploadSession.LongestMoving + Second);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(what));

        await AtAsync(UploadSession.LongestMoving - Second);
        Assert.True((int)await CallAsync(what) is >= 200 and < 300);
    }

    [Fact]
    public void The_cookies_of_a_patient_are_bound_to_our_host_out_of_scripts_reach_and_strict()
    {
        var answer = new DefaultHttpContext().Response;
        var cookies = _site.Get<PatientCookies>();
        cookies.SetDoor(answer, target: null);
        cookies.SetSession(answer, new(new(_request, 1), 1, new byte[UploadSession.SecretBytes]));
        cookies.SetSession(answer, new(new(_request, 1) { IsView = true }, 1, new byte[UploadSession.SecretBytes]));

        Assert.Equal(3, answer.Headers.SetCookie.Count);
        Assert.All(answer.Headers.SetCookie, cookie =>
        {
            var parts = cookie!.Split("; ");
            Assert.StartsWith("__Host-", parts[0], StringComparison.Ordinal);
            Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], parts[1..].Order(StringComparer.Ordinal));
        });
    }

    private static Uri Of(string path) => new(path, UriKind.Relative);

    /// <summary>That long after the check, with a sign of life just now: it is not idleness that ends anything here.</summary>
    private async Task AtAsync(TimeSpan sinceCheck)
    {
        var now = _site.Clock.GetUtcNow();
        var link = (await ReadAsync()).Find<UploadLink>(UploadLink.KeyOf(1))!;
        await _site.PutAsync(_request, link with { Session = link.Session! with { StartedAt = now - sinceCheck, MovedAt = now } });
    }

    private async Task<HttpStatusCode> CallAsync(string what)
    {
        using var answer = await (what switch
        {
            "list" => _phone.GetAsync(Of("/p/uploads")),
            "state" => _phone.GetAsync(Of($"/p/uploads/{_upload.Item}")),
            "sas" => _phone.PostAsync(Of($"/p/uploads/{_upload.Item}/sas"), content: null),
            "remove" => _phone.PostAsync(Of($"/p/uploads/{_upload.Item}/remove"), content: null),
            "complete" => _phone.PostAsJsonAsync($"/p/uploads/{_upload.Item}/complete", new { _upload.BlockCount, StepWorld.Digest }),
            _ => _phone.PostAsJsonAsync("/p/uploads", Body(Form())),
        });
        return answer.StatusCode;
    }

    private static object Body(UploadForm form) => new
    {
        form.PickId, Kind = "photo", ContentType = form.ClaimedType, form.Length, form.EncryptedLength, form.BlockSize, form.WrappedKey, form.KeyId,
    };

    private static UploadForm Form() => new(
        OpaqueId.New(), MediaKind.Photo, "image/jpeg", 1000, EncryptedLayout.EncryptedLength(1000), UploadLimits.MinBlock,
        Convert.ToBase64String(new byte[UploadKey.Bits / 8]), "upload-key");

    private async Task<RequestSnapshot> ReadAsync() => (await _site.Requests.ReadAsync(_request, CancellationToken.None))!;
}
