using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class RequestPagesTests : IAsyncLifetime
{
    private const string New = "/clinic/requests/new";

    private TestSite _site = null!;
    private Browser _browser = null!;

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "NhsNumber", "12345", "nhs-number-length", "NHS number must have 10 digits" },
        { "NhsNumber", "999 000 1015", "nhs-number-invalid", "That is not a valid NHS number. Check each digit" },
        { "Day", "", "birth-date-missing", "Date of birth must be a real date" },
        { "Day", "31", "birth-date-missing", "Date of birth must be a real date" },
        { "Mobile", "01632 960101", "mobile-invalid", "Enter a UK mobile number" },
        { "Wanted", " ", "wanted-missing", "Select what you need" },
        { "Wanted", new string('x', 121), "wanted-too-long", "What you need must be 120 characters or less" },
        { "Why", "", "why-missing", "Enter why you need this" },
        { "Why", new string('x', 201), "why-too-long", "Why you need this must be 200 characters or less" },
        { "Days", "2", "days-invalid", "Select how long the link works: 1, 3, 7 or 14 days" },
        { "Days", "0", "days-invalid", "Select how long the link works: 1, 3, 7 or 14 days" },
        { "Days", "many", "days-invalid", "Select how long the link works: 1, 3, 7 or 14 days" },
        { "Language", "fr", "language-not-offered", "Select a language that this service offers" },
        { "LookWithin", "3", "look-within-invalid", "Select how soon you will look: 1, 2, 7 or 14 days" },
        { "PrivateArea", "yes", "another-way-not-offered", "Offer an appointment first. Then select that you have offered another way" },
        { "Check", "word", "word-invalid", "The agreed word must be 3 to 30 letters" },
    };

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
    public async Task A_request_is_sent_once_and_its_confirmation_can_be_reloaded()
    {
        using var sent = await _browser.SubmitAsync(New, New, Form());
        using var page = await _browser.OpenAsync(sent.Headers.Location!.OriginalString);
        using var reloaded = await _browser.OpenAsync(sent.Headers.Location.OriginalString);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains("Request sent", html, StringComparison.Ordinal);
        Assert.Contains("TEST-ALDER, Patient One", html, StringComparison.Ordinal);
        Assert.Contains("999 000 1014", html, StringComparison.Ordinal);
        Assert.Equal(1, _site.Requests.Count);
        Assert.Single(_site.Edges.Texts);
    }

    [Fact]
    public async Task The_text_is_in_the_language_that_the_clinician_chose()
    {
        using var sent = await _browser.SubmitAsync(New, New, Form(("Language", "cy")));

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal("cy", Assert.Single(_site.Edges.Texts).Language);
    }

    [Fact]
    public async Task Pressed_twice_it_asks_once()
    {
        using var page = await _browser.OpenAsync(New);
        var hidden = Browser.Hidden(await page.Content.ReadAsStringAsync());

        using var first = await _browser.PostAsync(New, hidden, Form());
        using var second = await _browser.PostAsync(New, hidden, Form());

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, _site.Requests.Count);
        Assert.Single(_site.Edges.Texts);
    }

    [Fact]
    public async Task Gone_back_and_changed_it_is_another_request_that_must_be_sent_again()
    {
        using var page = await _browser.OpenAsync(New);
        var hidden = Browser.Hidden(await page.Content.ReadAsStringAsync());
        using var first = await _browser.PostAsync(New, hidden, Form());

        using var changed = await _browser.PostAsync(New, hidden, Form(("Wanted", "1 photo of your hand")));
        var html = await changed.Content.ReadAsStringAsync();
        using var again = await _browser.PostAsync(New, Browser.Hidden(html), Form(("Wanted", "1 photo of your hand")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Contains("You have sent this request already.", html, StringComparison.Ordinal);
        Assert.NotEqual(first.Headers.Location, again.Headers.Location);
        Assert.Equal(2, _site.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named_at_its_field_and_nothing_typed_is_lost(string field, string value, string code, string words)
    {
        using var answer = await _browser.SubmitAsync(New, New, Form((field, value)));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var link = Regex.Match(html, $"""<a href="#(?<to>[a-z-]+)" data-problem="{code}">(?<words>[^<]+)</a>""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<title>Error: New request - Patient media</title>", html, StringComparison.Ordinal);
        Assert.Equal(words, link.Groups["words"].Value);
        Assert.Contains($"id=\"{link.Groups["to"].Value}\"", html, StringComparison.Ordinal);
        Assert.Contains($"<span class=\"nhsuk-u-visually-hidden\">Error: </span>{words}</span>", html, StringComparison.Ordinal);
        Assert.Contains(
            field == "Wanted" ? "value=\"07700 900101\"" : "value=\"3 photos of your left leg\"", html, StringComparison.Ordinal);
        Assert.Equal(0, _site.Requests.Count);
    }

    [Fact]
    public async Task An_empty_form_shows_every_mistake_at_once()
    {
        using var answer = await _browser.SubmitAsync(New, New);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(5, Regex.Count(html, "data-problem="));
        Assert.Contains("Enter the date of birth", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-patient")]
    [InlineData("two-patients")]
    [InlineData("patient-died")]
    public async Task What_the_care_record_says_stands_at_the_number(string code)
    {
        _site.Edges.NoPatient = new[] { RequestProblems.NoPatient, RequestProblems.TwoPatients, RequestProblems.PatientDied }
            .Single(problem => problem.Code == code);

        using var answer = await _browser.SubmitAsync(New, New, Form());

        Assert.Contains($"""<a href="#nhs-number" data-problem="{code}">""", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_record_does_not_answer_the_form_is_kept_and_the_same_key_tries_again()
    {
        _site.Edges.RecordIsDown = true;
        using var page = await _browser.OpenAsync(New);
        var hidden = Browser.Hidden(await page.Content.ReadAsStringAsync());

        using var down = await _browser.PostAsync(New, hidden, Form());
        var html = await down.Content.ReadAsStringAsync();
        _site.Edges.RecordIsDown = false;
        using var up = await _browser.PostAsync(New, Browser.Hidden(html), Form());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.Contains("Nothing was lost. Try again in a minute.", html, StringComparison.Ordinal);
        Assert.Equal(hidden["Key"], Browser.Hidden(html)["Key"]);
        Assert.Equal(HttpStatusCode.Found, up.StatusCode);
    }

    [Fact]
    public async Task The_agreed_word_replaces_the_date_of_birth()
    {
        using var sent = await _browser.SubmitAsync(New, New, Form(("Check", "word"), ("Word", "lantern")));
        var id = RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]);

        Assert.Equal(CheckKind.AgreedWord, (await LinkAsync(id)).Check);
    }

    [Fact]
    public async Task A_word_typed_and_not_chosen_is_not_used()
    {
        using var sent = await _browser.SubmitAsync(New, New, Form(("Word", "lantern")));
        var id = RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]);

        Assert.Equal(CheckKind.DateOfBirth, (await LinkAsync(id)).Check);
    }

    [Theory]
    [InlineData("yes", "no", false, false)]
    [InlineData("no", "yes", true, true)]
    [InlineData("anything", "anything", false, false)]
    public async Task Sound_and_size_of_videos_are_as_chosen_and_sound_goes_only_on_a_clear_no(string sound, string fourK, bool withoutSound, bool upTo4K)
    {
        using var sent = await _browser.SubmitAsync(New, New, Form(("Sound", sound), ("FourK", fourK)));
        var id = RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]);

        Assert.Equal(new VideoWishes(withoutSound, upTo4K), (await _site.Requests.ReadAsync(id, CancellationToken.None))!.Head.Videos);
    }

    [Theory]
    [InlineData("patient", "no", false, false)]
    [InlineData("another", "yes", true, true)]
    [InlineData("anything", "anything", false, false)]
    public async Task Who_answers_and_a_private_area_are_as_chosen(string answers, string privateArea, bool forAnother, bool isPrivate)
    {
        using var sent = await _browser.SubmitAsync(
            New, New, Form(("Answers", answers), ("PrivateArea", privateArea), ("AnotherWay", "yes"), ("LookWithin", "2")));
        var id = RequestId.From(sent.Headers.Location!.OriginalString.Split('/')[3]);
        using var page = await _browser.OpenAsync($"/clinic/requests/{id}");
        var html = await page.Content.ReadAsStringAsync();

        var head = (await _site.Requests.ReadAsync(id, CancellationToken.None))!.Head;
        Assert.Equal((forAnother, 2), (head.ForAnother, head.LookWithinDays));
        Assert.Equal(isPrivate, html.Contains("data-answer=\"Private area\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_a_video_lie_stills_that_say_when_they_were_and_lead_there()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request, MediaKind.Video);
        await TestSite.ConfirmAsync(_browser, request);

        using var page = await _browser.OpenAsync($"/clinic/requests/{request}/items/{item.Id}");
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        using var still = await _browser.OpenAsync($"/clinic/requests/{request}/items/{item.Id}/still5");

        Assert.Contains("alt=\"Video 1, about 12 seconds in\"", html, StringComparison.Ordinal);
        Assert.Contains($"/items/{item.Id}/kept#t=12.0\" data-at=\"12.0\"", html, StringComparison.Ordinal);
        Assert.Equal(5, html.Split("data-at=").Length - 1);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal("image/jpeg", still.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_list_says_where_each_request_stands()
    {
        var sent = await _site.AskAsync("1 photo of your hand");
        var ready = await _site.AskAsync();
        await _site.AddMediaAsync(ready);

        using var list = await _browser.OpenAsync("/clinic");
        var html = await list.Content.ReadAsStringAsync();

        Assert.Matches($"data-request=\"{sent}\" data-progress=\"Sent\"", html);
        Assert.Matches($"data-request=\"{ready}\" data-progress=\"ReadyToReview\"", html);
        Assert.Contains("Ready to review", html, StringComparison.Ordinal);
        Assert.Contains("id=\"requests\" data-refresh", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_request_tells_what_was_removed_and_where_it_is_filed()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request, scan: ScanState.NotScanned);
        await TestSite.ConfirmAsync(_browser, request);

        using var page = await _browser.OpenAsync($"/clinic/requests/{request}");
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

        Assert.Contains("TEST-ALDER, Patient One", html, StringComparison.Ordinal);
        Assert.Contains("14 March 1956", html, StringComparison.Ordinal);
        Assert.Contains("Location (GPS)", html, StringComparison.Ordinal);
        Assert.Contains("41 EXIF fields", html, StringComparison.Ordinal);
        Assert.Contains("Colours were converted from the file's own colour profile.", html, StringComparison.Ordinal);
        Assert.Contains("It was turned right by 90 degrees", html, StringComparison.Ordinal);
        Assert.Contains("Document document-of-1", html, StringComparison.Ordinal);
        Assert.Contains("data-scan=\"NotScanned\">Not scanned<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("clean", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("data-check=\"SecondReader\" data-result=\"Passed\">A second program, by other makers, found no hidden data.", html, StringComparison.Ordinal);
        Assert.Contains("Fingerprints, tools and settings", html, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), html, StringComparison.Ordinal);
        Assert.Contains("libvips 8.18.7", html, StringComparison.Ordinal);
        Assert.Contains("Kept copy: JPEG, quality 95, colour 4:4:4, full size", html, StringComparison.Ordinal);
        Assert.Contains($"/items/{item.Id}/thumbnail", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_says_why_and_shows_nothing()
    {
        var request = await _site.AskAsync();
        var item = await _site.AddRefusedAsync(request, SanitisingProblems.SeveralPages);

        using var page = await _browser.OpenAsync($"/clinic/requests/{request}");
        using var viewer = await _browser.OpenAsync($"/clinic/requests/{request}/items/{item.Id}");
        using var picture = await _browser.FetchAsync($"/clinic/requests/{request}/items/{item.Id}/kept");
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

        Assert.Contains("Could not use", html, StringComparison.Ordinal);
        Assert.Contains("This file has more than 1 page. Send 1 photo for each page", html, StringComparison.Ordinal);
        Assert.Contains("data-refusal=\"several-pages\">It was opened in a sealed place, and refused there.", html, StringComparison.Ordinal);
        Assert.Contains("Found in it:", html, StringComparison.Ordinal);
        Assert.Contains("data-result=\"NotReached\">Check of every byte of the pictures: not reached, as nothing was kept.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("removed:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/thumbnail", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, viewer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Fact]
    public async Task The_trail_on_the_page_names_who_did_what()
    {
        var request = await _site.AskAsync();
        var (item, _) = await _site.AddMediaAsync(request);
        using var picture = await _browser.FetchAsync($"/clinic/requests/{request}/items/{item.Id}/preview");

        using var page = await _browser.OpenAsync($"/clinic/requests/{request}");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains("Made the request", html, StringComparison.Ordinal);
        Assert.Contains("Sent the text with the link", html, StringComparison.Ordinal);
        Assert.Contains("Viewed photo 1 (preview)", html, StringComparison.Ordinal);
        Assert.Contains("Test Clinician One", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marking_as_reviewed_acknowledges_every_filed_item_once()
    {
        var request = await _site.AskAsync();
        await _site.AddMediaAsync(request);
        await _site.AddMediaAsync(request, MediaKind.Video);

        using var first = await _browser.SubmitAsync($"/clinic/requests/{request}", $"/clinic/requests/{request}/review");
        using var page = await _browser.OpenAsync(first.Headers.Location!.OriginalString);

        Assert.Equal(2, _site.Requests.Trail(request).Count(line => line.Action == "media-acknowledged"));
        Assert.DoesNotContain("Mark as reviewed", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_asks_first_and_then_stops_the_link()
    {
        var request = await _site.AskAsync();

        using var asked = await _browser.OpenAsync($"/clinic/requests/{request}/cancel");
        Assert.Equal(LinkStatus.Issued, (await LinkAsync(request)).Status);
        using var done = await _browser.SubmitAsync($"/clinic/requests/{request}/cancel", $"/clinic/requests/{request}/cancel");
        using var page = await _browser.OpenAsync(done.Headers.Location!.OriginalString);

        Assert.Contains("Cancel this request?", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(LinkStatus.Revoked, (await LinkAsync(request)).Status);
        Assert.Contains("Cancelled. It does not work any more.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_patient_typed_or_a_colleague_wrote_is_text_and_never_markup()
    {
        var request = await _site.AskAsync("<script>alert(1)</script>");

        using var list = await _browser.OpenAsync("/clinic");
        using var page = await _browser.OpenAsync($"/clinic/requests/{request}");

        Assert.DoesNotContain("<script>alert", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/clinic")]
    [InlineData(New)]
    [InlineData("/clinic/logged-out")]
    public async Task Every_page_has_one_heading_a_title_and_no_inline_script_or_style(string path)
    {
        await _site.AskAsync();

        using var page = await _browser.OpenAsync(path);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(1, Regex.Count(html, "<h1[ >]"));
        Assert.Matches("<title>[A-Z][^<]+ - Patient media</title>", html);
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style| style=| on[a-z]+=", html);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NhsNumber"] = "999 000 1014",
            ["Day"] = "14",
            ["Month"] = "3",
            ["Year"] = "1956",
            ["Mobile"] = "07700 900101",
            ["Wanted"] = "3 photos of your left leg",
            ["Why"] = "To see how it heals",
            ["Days"] = "7",
            ["Check"] = "birth-date",
            ["Step"] = "send",
        };

        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        if (changes is [("Day", "31"), ..])
        {
            form["Month"] = "2";
        }

        return form;
    }

    private async Task<UploadLink> LinkAsync(RequestId id) =>
        (await _site.Requests.ReadAsync(id, CancellationToken.None))!.Find<UploadLink>(UploadLink.KeyOf(1))!;
}
