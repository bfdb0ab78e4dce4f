using System.Net;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.Tests.Patients;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>C9 "Ask again": a request of its own, once, with words that the patient reads.</summary>
public sealed class AskAgainTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Browser _browser = null!;
    private RequestId _request;
    private string _address = string.Empty;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
        _request = await _site.AskAsync();
        await _site.AddMediaAsync(_request);
        _address = $"/clinic/requests/{_request}/ask-again";
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_page_shows_for_each_reason_what_the_patient_will_read()
    {
        using var page = await _browser.OpenAsync(_address);
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        var english = new Words(_site.Get<Catalogues>().English);

        Assert.All(RetakeWords.Choices, reason => Assert.Contains(english.OfRetake(reason)!, html, StringComparison.Ordinal));
        Assert.Contains("data-text-length", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RetakeReason.Blurred, "The last photos were blurred. Tap the screen to focus, and hold the phone still.")]
    [InlineData(RetakeReason.Other, "Your team could not use the last photos. They need new ones.")]
    public async Task Pressed_twice_it_is_asked_once_and_the_patient_reads_why_with_the_tips_and_at_the_files(RetakeReason reason, string words)
    {
        using var page = await _browser.OpenAsync(_address);
        var hidden = Browser.Hidden(await page.Content.ReadAsStringAsync());
        var form = new Dictionary<string, string> { ["Reason"] = reason.ToString() };

        using var first = await _browser.PostAsync(_address, hidden, form);
        using var second = await _browser.PostAsync(_address, hidden, form);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, _site.Edges.Texts.Count);
        using var phone = new Phone(_site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();
        Assert.Contains(words, await phone.ReadAsync("/p/tips"), StringComparison.Ordinal);
        Assert.Contains(words, await phone.ReadAsync("/p/files"), StringComparison.Ordinal);
        using var request = await _browser.OpenAsync(first.Headers.Location!.OriginalString.Replace("/sent", string.Empty, StringComparison.Ordinal));
        Assert.Contains("data-answer=\"Asked again\"", await request.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("None")]
    [InlineData("7")]
    public async Task Without_a_reason_nothing_is_asked(string reason)
    {
        using var answer = await _browser.SubmitAsync(_address, _address, new Dictionary<string, string> { ["Reason"] = reason });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("data-problem=\"retake-reason-missing\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(_site.Edges.Texts);
    }

    [Fact]
    public async Task A_first_request_says_nothing_of_last_photos()
    {
        using var phone = new Phone(_site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();

        Assert.DoesNotContain("id=\"retake\"", await phone.ReadAsync("/p/tips"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"retake\"", await phone.ReadAsync("/p/files"), StringComparison.Ordinal);
    }
}
