using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Patients;

namespace SecureMediaIntake.Tests.Capture;

/// <summary>C13 over HTTP: consent before the camera, one phone by one code, and nothing of it for anybody else.</summary>
public sealed partial class CapturePagesTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Browser _clinician = null!;
    private RequestId _of;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _clinician = await _site.LogInAsync(TestSite.NorthTenant);
        _of = await _site.AskAsync();
    }

    public async Task DisposeAsync()
    {
        _clinician.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("Spoken", "", "Enter what the photos will show")]
    [InlineData("None", "Left leg", "Select if the patient has agreed")]
    [InlineData("Refused", "Left leg", "You cannot take photos if the patient has not agreed")]
    public async Task Without_consent_or_a_name_for_them_no_camera_opens(string consent, string wanted, string words)
    {
        using var answer = await StartAsync(consent, wanted);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(1, _site.Requests.Count);
    }

    [Fact]
    public async Task A_private_area_of_a_child_is_not_taken()
    {
        _site.Edges.Found = InMemoryEdges.Patient with { BirthDate = DateOnly.FromDateTime(_site.Clock.GetUtcNow().UtcDateTime).AddYears(-9) };
        _of = await _site.AskAsync();

        using var answer = await StartAsync(privateArea: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_taken_is_a_request_of_its_own_with_consent_and_without_a_text()
    {
        var texts = _site.Edges.Texts.Count;
        var capture = await BegunAsync();

        var request = await ReadAsync(capture);
        Assert.NotEqual(_of, capture);
        Assert.Equal(ConsentGiven.Spoken, request.Find<StaffConsent>(StaffConsent.Key)!.Given);
        Assert.Equal(texts, _site.Edges.Texts.Count);
        Assert.Empty(request.All<TextRow>());
        Assert.Equal(RequestProgress.BeingTaken, request.ProgressAt(_site.Clock.GetUtcNow()));
        Assert.Contains("the patient said yes.", await ReadPageAsync($"/clinic/requests/{capture}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_read_the_code_may_add_to_this_request_alone_and_stands_in_the_trail_as_who_showed_it()
    {
        var capture = await BegunAsync();
        var code = await ShowCodeAsync(capture);
        using var phone = _site.NewBrowser();

        using var connected = await ConnectAsync(phone, code);

        Assert.Equal("/clinic/capture/camera", connected.Headers.Location?.OriginalString);
        using var camera = await phone.OpenAsync("/clinic/capture/camera");
        Assert.Equal(HttpStatusCode.OK, camera.StatusCode);
        Assert.Contains("camera=(self)", Assert.Single(camera.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Contains("https://intake.example", Assert.Single(camera.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var portal = await phone.OpenAsync($"/clinic/requests/{capture}");
        Assert.StartsWith("/clinic/log-in", portal.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var files = await phone.OpenAsync("/p/files");
        Assert.Equal("/clinic/capture/camera", files.Headers.Location?.OriginalString);
        var request = await ReadAsync(capture);
        Assert.Contains(_site.Requests.Trail(capture), line => line.Action == "capture-taken-up" && line.Actor == request.Head.Requester);
    }

    [Fact]
    public async Task A_code_works_once_for_two_minutes_and_only_while_it_is_the_newest()
    {
        var capture = await BegunAsync();
        var replaced = await ShowCodeAsync(capture);
        var used = await ShowCodeAsync(capture);
        using var phone = _site.NewBrowser();

        await RefusedAsync(phone, replaced);
        using var first = await ConnectAsync(phone, used);
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        await RefusedAsync(phone, used);

        var late = await ShowCodeAsync(capture);
        _site.Clock.Advance(CaptureRules.CodeLife);
        await RefusedAsync(phone, late);
        await RefusedAsync(phone, "not a code");
    }

    [Fact]
    public async Task Its_code_does_not_open_the_door_of_patients()
    {
        var code = await ShowCodeAsync(await BegunAsync());
        using var phone = _site.NewBrowser();
        var entering = phone.PostAsync("/p/open", new Dictionary<string, string> { ["code"] = code });

        while (await Task.WhenAny(entering, Task.Delay(5)) != entering)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await entering).Dispose();
        using var start = await phone.OpenAsync("/p/start");
        Assert.Equal("/p/cannot-open", start.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_screen_shows_the_code_as_what_it_is_and_never_again()
    {
        var capture = await BegunAsync();

        using var shown = await _clinician.SubmitAsync($"/clinic/requests/{capture}/camera", $"/clinic/requests/{capture}/camera", new Dictionary<string, string> { ["where"] = "phone" });

        Assert.Contains("<svg", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<svg class=\"smi-code\"", await ReadPageAsync($"/clinic/requests/{capture}/camera"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_cannot_connect_a_phone_to_it()
    {
        var capture = await BegunAsync();
        var other = new PersonId(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"));
        _site.Directory.Put("X26T1", other);
        using var colleague = _site.NewBrowser();
        (await _site.LogInAsync(colleague, FakeTenants.Claims(other.Tenant, other.Object))).Dispose();

        using var answer = await colleague.SubmitAsync($"/clinic/requests/{capture}/camera", $"/clinic/requests/{capture}/camera");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Stopped_on_the_screen_the_phone_can_add_nothing_more()
    {
        var capture = await BegunAsync();
        using var phone = _site.NewBrowser();
        (await ConnectAsync(phone, await ShowCodeAsync(capture))).Dispose();

        (await _clinician.SubmitAsync($"/clinic/requests/{capture}/cancel", $"/clinic/requests/{capture}/cancel")).Dispose();

        using var camera = await phone.OpenAsync("/clinic/capture/camera");
        Assert.Equal("/clinic/capture/finished", camera.Headers.Location?.OriginalString);
        using var finished = await phone.OpenAsync("/clinic/capture/finished");
        Assert.Contains("data-capture=\"stopped\"", await finished.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(Browser phone, string code)
    {
        using var answer = await ConnectAsync(phone, code);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This code does not work any more.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ConnectAsync(Browser phone, string code) =>
        phone.PostAsync("/clinic/capture", new Dictionary<string, string> { ["code"] = code });

    private Task<HttpResponseMessage> StartAsync(string consent = "Spoken", string wanted = "Left leg", bool privateArea = false) => _clinician.SubmitAsync(
        $"/clinic/requests/{_of}/take-photos",
        $"/clinic/requests/{_of}/take-photos",
        new Dictionary<string, string> { ["Consent"] = consent, ["Wanted"] = wanted, ["PrivateArea"] = privateArea ? "true" : "false" });

    private async Task<RequestId> BegunAsync()
    {
        using var answer = await StartAsync();
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return RequestId.From(answer.Headers.Location!.OriginalString.Split('/')[3]);
    }

    private async Task<string> ShowCodeAsync(RequestId capture)
    {
        using var shown = await _clinician.SubmitAsync(
            $"/clinic/requests/{capture}/camera", $"/clinic/requests/{capture}/camera", new Dictionary<string, string> { ["where"] = "phone" });
        return Code().Match(await shown.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private async Task<RequestSnapshot> ReadAsync(RequestId id) => (await _site.Requests.ReadAsync(id, CancellationToken.None))!;

    private async Task<string> ReadPageAsync(string path)
    {
        using var page = await _clinician.OpenAsync(path);
        return await page.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("data-code=\"[^\"#]*#([0-9A-Z]{26})\"")]
    private static partial Regex Code();
}
