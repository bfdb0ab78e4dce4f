using System.Net;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>P1: what can be said before the check, and who reads it.</summary>
public sealed class BeforeCheckTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync();
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("no", "I do not want to send photos", "Said no", "SaidNo")]
    [InlineData("not-me", "This is not for me", "Wrong number reported", "WrongNumberReported")]
    public async Task What_the_holder_of_the_text_says_reaches_the_team_and_changes_nothing(string about, string words, string status, string progress)
    {
        using var phone = new Phone(_site);
        await phone.EnterAsync();
        var start = await phone.ReadAsync("/p/start");
        using var told = await phone.SubmitAsync($"/p/tell?about={about}");
        var thanks = await phone.ReadAsync("/p/told");
        using var clinician = await _site.LogInAsync(TestSite.NorthTenant);
        var list = await ReadAsync(clinician, "/clinic");
        var page = await ReadAsync(clinician, $"/clinic/requests/{_request}");

        Assert.Contains($"""<a href="/p/tell?about={about}" """, start, StringComparison.Ordinal);
        Assert.Equal("/p/told", told.Headers.Location?.OriginalString);
        Assert.Contains("Thank you for telling us", thanks, StringComparison.Ordinal);
        Assert.Contains($"data-progress=\"{progress}\"", list, StringComparison.Ordinal);
        Assert.Contains(status, list, StringComparison.Ordinal);
        Assert.Contains($"\"{words}\", on ", page, StringComparison.Ordinal);
        Assert.Contains("Anybody who holds the text can say this, so ask the patient.", page, StringComparison.Ordinal);
        Assert.Contains("Holder of the text", page, StringComparison.Ordinal);

        await phone.ComeInAsync();
        Assert.Equal(LinkStatus.Verified, (await LinkAsync()).Status);
    }

    [Fact]
    public async Task A_machine_that_opens_the_page_without_pressing_reports_nothing()
    {
        using var phone = new Phone(_site);
        await phone.EnterAsync();

        await phone.ReadAsync("/p/tell?about=no");
        await phone.ReadAsync("/p/told");

        Assert.DoesNotContain("said-no", _site.Requests.Trail(_request).Select(line => line.Action));
    }

    [Theory]
    [InlineData("/p/tell")]
    [InlineData("/p/tell?about=anything")]
    public async Task Other_things_cannot_be_said(string page)
    {
        using var phone = new Phone(_site);
        await phone.EnterAsync();

        using var answer = await phone.OpenAsync(page);

        Assert.Equal("/p/start", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/p/tell?about=no")]
    [InlineData("/p/told")]
    public async Task A_link_that_cannot_be_used_has_none_of_this(string page)
    {
        using var phone = new Phone(_site);
        await phone.EnterAsync();
        _site.Clock.Advance(TimeSpan.FromDays(8));

        using var answer = await phone.OpenAsync(page);

        Assert.Equal("/p/cannot-open", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static async Task<string> ReadAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private async Task<UploadLink> LinkAsync() =>
        (await _site.Requests.ReadAsync(_request, CancellationToken.None))!.Find<UploadLink>(UploadLink.KeyOf(1))!;
}
