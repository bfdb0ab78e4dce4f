using System.Net;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>What a clinician reads of texts: before one goes out, what became of it, and how to send another.</summary>
public sealed class TextPagesTests : IAsyncLifetime
{
    private const string New = "/clinic/requests/new";

    private TestSite _site = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _browser = await _site.LogInAsync(TestSite.NorthTenant);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Before_it_goes_out_the_clinician_reads_the_text_and_how_many_messages_it_is()
    {
        using var answer = await _browser.SubmitAsync(New, New, Form());
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(">Check and send</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Patient, Test Trust North asks you to send photos for your care. Use https://media.example/p#… by ", html, StringComparison.Ordinal);
        Assert.Matches("data-text-length>1 message, 1[0-9]{2} characters<", html);
        Assert.DoesNotContain("data-text-notice", html, StringComparison.Ordinal);
        Assert.Empty(_site.Edges.Texts);
        Assert.Equal(0, _site.Requests.Count);
    }

    [Theory]
    [InlineData(2, "This number is on 2 other records")]
    [InlineData(null, "We could not look for this number in the health record")]
    [InlineData(0, null)]
    public async Task A_number_that_may_be_a_strangers_is_said_to_be_so_and_stops_nobody(int? others, string? warning)
    {
        _site.Edges.Number = others is { } count ? new(count, IsOnRecord: true, IsContacts: false, Since: null) : null;

        using var check = await _browser.SubmitAsync(New, New, Form());
        var html = await check.Content.ReadAsStringAsync();
        using var sent = await _browser.PostAsync(New, Browser.Hidden(html), new Dictionary<string, string> { ["Step"] = "send" });

        Assert.Equal(warning is not null, html.Contains("data-number-warnings", StringComparison.Ordinal));
        Assert.Contains(warning ?? ">Check and send</h1>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
    }

    [Fact]
    public async Task The_page_that_checks_sends_what_it_showed()
    {
        using var check = await _browser.SubmitAsync(New, New, Form(("Name", "no"), ("Language", "cy"), ("Reminder", "no")));
        var hidden = Browser.Hidden(await check.Content.ReadAsStringAsync());
        using var sent = await _browser.PostAsync(New, hidden, new Dictionary<string, string> { ["Step"] = "send" });

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var text = Assert.Single(_site.Edges.Texts);
        Assert.Equal(("cy", null), (text.Language, text.FirstName));
        var id = RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]);
        Assert.Single((await _site.Requests.ReadAsync(id, CancellationToken.None))!.All<TextRow>());
    }

    [Fact]
    public async Task Change_leads_back_to_the_questions_with_what_was_typed()
    {
        using var check = await _browser.SubmitAsync(New, New, Form());
        var hidden = Browser.Hidden(await check.Content.ReadAsStringAsync());
        using var back = await _browser.PostAsync(New, hidden, new Dictionary<string, string> { ["Step"] = "change" });
        var html = await back.Content.ReadAsStringAsync();

        Assert.Contains("value=\"3 photos of your left leg\"", html, StringComparison.Ordinal);
        Assert.Contains("data-action=\"check-request\"", html, StringComparison.Ordinal);
        Assert.Equal(0, _site.Requests.Count);
    }

    [Fact]
    public async Task Where_the_language_cannot_be_sent_the_page_shows_the_English_and_says_why()
    {
        using var answer = await _browser.SubmitAsync(New, New, Form(("Language", "ar")));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains("Patient, Test Trust North asks you", html, StringComparison.Ordinal);
        Assert.Contains("The text is in English; the pages are in العربية.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextReceipt.Delivered, "Delivered ", "no")]
    [InlineData(TextReceipt.PermanentFailure, "Text not delivered. There is no such number.", "yes")]
    [InlineData(TextReceipt.TemporaryFailure, "Text not delivered. The phone was off or full.", "yes")]
    [InlineData(TextReceipt.TechnicalFailure, "Text not delivered. The text service failed.", "yes")]
    public async Task The_page_of_a_request_says_in_words_what_became_of_each_text(TextReceipt receipt, string words, string failed)
    {
        var request = await _site.AskAsync();
        await _site.Get<NoteReceipt>().RunAsync(request, TextRow.KeyOfLink(1), receipt, CancellationToken.None);

        using var page = await _browser.OpenAsync($"/clinic/requests/{request}");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains($"data-text=\"text:link-1\" data-text-failed=\"{failed}\"", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_goes_out_once_to_the_number_on_the_page_though_the_button_is_pressed_twice()
    {
        var request = await _site.AskAsync();
        var address = $"/clinic/requests/{request}/new-link";
        using var page = await _browser.OpenAsync(address);
        var html = await page.Content.ReadAsStringAsync();
        var hidden = Browser.Hidden(html);
        var form = new Dictionary<string, string> { ["Mobile"] = "07700 900 777", ["Days"] = "3" };

        using var first = await _browser.PostAsync(address, hidden, form);
        using var second = await _browser.PostAsync(address, hidden, form);
        using var after = await _browser.OpenAsync(first.Headers.Location!.OriginalString);

        Assert.Contains("value=\"07700 900101\"", html, StringComparison.Ordinal);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(["+447700900101", "+447700900777"], _site.Edges.Texts.Select(text => text.Mobile));
        Assert.Contains("07700 900777", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_is_named_at_its_field_and_sends_nothing()
    {
        var address = $"/clinic/requests/{await _site.AskAsync()}/new-link";
        using var answer = await _browser.SubmitAsync(address, address, new Dictionary<string, string> { ["Mobile"] = "01632 960101", ["Days"] = "7" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("data-problem=\"mobile-invalid\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(_site.Edges.Texts);
    }

    [Theory]
    [InlineData("yes", 2)]
    [InlineData("", 1)]
    public async Task Who_cancels_chooses_whether_the_patient_is_told(string tell, int texts)
    {
        var address = $"/clinic/requests/{await _site.AskAsync()}/cancel";
        using var done = await _browser.SubmitAsync(address, address, new Dictionary<string, string> { ["tell"] = tell });

        Assert.Equal(texts, _site.Edges.Texts.Count);
    }

    private static Dictionary<string, string> Form(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NhsNumber"] = "999 000 1014", ["Day"] = "14", ["Month"] = "3", ["Year"] = "1956", ["Mobile"] = "07700 900101",
            ["Wanted"] = "3 photos of your left leg", ["Why"] = "To see how it heals", ["Days"] = "7", ["Check"] = "birth-date", ["Step"] = "check",
        };

        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return form;
    }
}
