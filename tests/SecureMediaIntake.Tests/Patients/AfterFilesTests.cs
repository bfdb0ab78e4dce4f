using System.Net;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>P7 to P10 and X2: the note, the last look, what was sent, coming back, and links that ended.</summary>
public sealed class AfterFilesTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private RequestId _request;
    private Phone _phone = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync(change: form => form with { LookWithinDays = 2 });
        _phone = Phone.Of(_site);
        await _phone.ComeInAsync();
        await _phone.AgreeAsync();
    }

    public async Task DisposeAsync()
    {
        _phone.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_note_is_read_back_before_sending_and_by_the_clinician_only_after_it()
    {
        await _site.AddMediaAsync(_request, status: ItemStatus.Sealed);
        using (var files = await _phone.SubmitAsync("/p/files"))
        {
            Assert.Equal("/p/note", files.Headers.Location?.OriginalString);
        }

        using (var left = await _phone.SubmitAsync("/p/note", ("note", "<b>It began</b> on Monday")))
        {
            Assert.Equal("/p/send", left.Headers.Location?.OriginalString);
        }

        Assert.Contains(">&lt;b&gt;It began&lt;/b&gt; on Monday</p>", await _phone.ReadAsync("/p/send"), StringComparison.Ordinal);
        Assert.Contains("\n&lt;b&gt;It began&lt;/b&gt; on Monday</textarea>", await _phone.ReadAsync("/p/note"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-note", await ClinicReadsAsync(), StringComparison.Ordinal);

        (await _phone.SubmitAsync("/p/send")).Dispose();

        var page = await ClinicReadsAsync();
        Assert.Contains("data-note dir=\"auto\">&lt;b&gt;It began&lt;/b&gt; on Monday</div>", page, StringComparison.Ordinal);
        Assert.Contains("data-answer=\"Look by\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("It began", await _phone.ReadAsync("/p/ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_kept_on_the_page_with_its_error()
    {
        var html = await _phone.SubmitAndReadAsync("/p/note", ("note", new string('x', 501)));

        Assert.Contains("""<a href="#note">Your note must be 500 characters or less</a>""", html, StringComparison.Ordinal);
        Assert.Contains(new string('x', 501), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_last_look_a_file_can_be_removed_and_nothing_cannot_be_sent()
    {
        var item = await GivenUploadedAsync();
        var before = await _phone.ReadAsync("/p/send");
        using var removed = await _phone.SubmitAsync("/p/send?handler=Remove", ("id", item.Value));
        var after = await _phone.ReadAsync("/p/send");
        var sent = await _phone.SubmitAndReadAsync("/p/send");

        Assert.Contains("Are they clear? Can you see the area?", before, StringComparison.Ordinal);
        Assert.Contains("<span class=\"nhsuk-u-visually-hidden\"> Photo 1</span>", before, StringComparison.Ordinal);
        Assert.Equal("/p/send", removed.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Photo 1", after, StringComparison.Ordinal);
        Assert.Contains("""<a href="#change-files">You need to add at least 1 photo or video</a>""", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_received_is_counted_with_the_day_by_which_somebody_looks_and_the_phone_forgets_what_it_kept()
    {
        await _site.AddMediaAsync(_request);
        await _site.AddMediaAsync(_request);
        await _site.AddMediaAsync(_request, MediaKind.Video);
        (await _phone.SubmitAsync("/p/send")).Dispose();

        using var page = await _phone.OpenAsync("/p/sent");
        var html = await page.Content.ReadAsStringAsync();
        var day = UkTime.FullDate(UkTime.DayOf(_site.Clock.GetUtcNow()).AddDays(2));

        Assert.Contains("<bdi>Test Trust North</bdi> has received <bdi>2 photos and 1 video</bdi>.", html, StringComparison.Ordinal);
        Assert.Contains($"Your team will look at them by <bdi>{day}</bdi>.", html, StringComparison.Ordinal);
        Assert.Equal("\"storage\"", Assert.Single(page.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Coming_back_after_sending_shows_what_became_of_each_file_and_who_looked_by_role_and_not_by_name()
    {
        var (photo, _) = await _site.AddMediaAsync(_request);
        await _site.AddMediaAsync(_request, status: ItemStatus.Received);
        await _site.AddRefusedAsync(_request, SanitisingProblems.Raw);
        (await _phone.SubmitAsync("/p/send")).Dispose();
        var nobody = await _phone.ReadAsync("/p/ledger");
        using (var clinician = await _site.LogInAsync(TestSite.NorthTenant))
        {
            (await clinician.FetchAsync($"/clinic/requests/{_request}/items/{photo.Id}/preview")).Dispose();
            (await clinician.FetchAsync($"/clinic/requests/{_request}/items/{photo.Id}/kept")).Dispose();
        }

        using var later = new Phone(_site);
        Assert.Equal("/p/ledger", await later.LookBackAsync());
        var html = WebUtility.HtmlDecode(await later.ReadAsync("/p/ledger"));

        Assert.Contains("Nobody has looked yet.", nobody, StringComparison.Ordinal);
        Assert.Matches("<bdi>Photo 1</bdi>. Sent <bdi>.* at .*m</bdi>.</strong><br>\\s*In your health record", html);
        Assert.Matches("<bdi>Photo 2</bdi>. Sent <bdi>.*</bdi>.</strong><br>\\s*Being checked", html);
        Assert.Matches("<bdi>Photo 3</bdi>. Sent <bdi>.*</bdi>.</strong><br>\\s*We could not use this photo.\\s+We could not open it.", html);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "A clinician, <bdi>Test Trust North</bdi>"));
        Assert.Contains("To treat you", html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestSite.North.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("To see your photos, or if something is wrong, call us.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_can_be_read_until_the_links_end_date_and_no_longer()
    {
        await _site.AddMediaAsync(_request);
        (await _phone.SubmitAsync("/p/send")).Dispose();
        _site.Clock.Advance(TimeSpan.FromDays(8));

        using var later = new Phone(_site);
        await later.LookBackAsync();
        using var ledger = await later.OpenAsync("/p/ledger");
        var ended = await later.ReadAsync("/p/ended");

        Assert.Equal("/p/ended", ledger.Headers.Location?.OriginalString);
        Assert.Contains("This link has expired", ended, StringComparison.Ordinal);
        Assert.Contains("We have what you sent.", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_ran_out_says_until_when_it_worked_and_whom_to_call()
    {
        _site.Clock.Advance(TimeSpan.FromDays(8));
        using var later = new Phone(_site);

        Assert.Equal("/p/ended", await later.LookBackAsync());
        var html = WebUtility.HtmlDecode(await later.ReadAsync("/p/ended"));

        Assert.Matches("It worked until <bdi>\\d+ \\w+ \\d+</bdi>. Call <bdi>Test Trust North</bdi> on <bdi>01632\u00a0960101</bdi> if you still want to send photos.", html);
    }

    [Theory]
    [InlineData("/p/files")]
    [InlineData("/p/carry-on")]
    public async Task Who_is_in_the_middle_of_it_when_the_team_calls_it_off_reads_that_and_can_add_nothing(string page)
    {
        await _site.CancelAsync(_request);

        using var moved = await _phone.OpenAsync(page);
        using var script = await _phone.OpenAsync("/p/uploads");
        var html = await _phone.ReadAsync("/p/ended");

        Assert.Equal("/p/ended", moved.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Gone, script.StatusCode);
        Assert.Contains("We no longer need these photos", html, StringComparison.Ordinal);
        Assert.Contains("Your team cancelled this request.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_check_nobody_reads_what_became_of_a_link()
    {
        await _site.CancelAsync(_request);
        using var stranger = new Phone(_site);
        await stranger.EnterAsync();

        using var ended = await stranger.OpenAsync("/p/ended");
        using var carryOn = await stranger.OpenAsync("/p/carry-on");

        Assert.Equal("/p/carry-on", ended.Headers.Location?.OriginalString);
        Assert.Equal("/p/cannot-open", carryOn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task After_a_while_away_only_the_question_is_asked_again_and_the_place_is_kept()
    {
        _site.Clock.Advance(UploadSession.Idle);
        using var away = await _phone.OpenAsync("/p/files");
        var question = await _phone.ReadAsync("/p/carry-on");
        var wrong = await _phone.SubmitAndReadAsync("/p/carry-on", ("day", "1"), ("month", "1"), ("year", "1970"));
        var born = InMemoryEdges.Patient.BirthDate;
        using var back = await _phone.SubmitAsync("/p/carry-on", ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"));
        using var agree = await _phone.OpenAsync(back.Headers.Location!.OriginalString);

        Assert.Equal("/p/carry-on", away.Headers.Location?.OriginalString);
        Assert.Contains("Enter your date of birth to carry on", question, StringComparison.Ordinal);
        Assert.Contains("You were away for a while. We kept your files.", question, StringComparison.Ordinal);
        Assert.Contains("That does not match.", wrong, StringComparison.Ordinal);
        Assert.Equal("/p/files", agree.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_page_knows_when_to_warn_and_staying_starts_the_time_afresh()
    {
        _site.Clock.Advance(TimeSpan.FromMinutes(20));
        var html = await _phone.ReadAsync("/p/tips");
        using var left = await _phone.OpenAsync("/p/stay");
        using var stayed = await _phone.PostAsync("/p/stay");
        _site.Clock.Advance(UploadSession.Idle);
        using var over = await _phone.PostAsync("/p/stay");

        Assert.Matches("id=\"still-there\" role=\"alert\" tabindex=\"-1\" hidden data-seconds=\"(5[0-9]{2}|600)\" data-warning=\"120\"", html);
        Assert.Contains("We will ask for your date of birth again in 2 minutes. Your files are safe.", html, StringComparison.Ordinal);
        Assert.InRange(await SecondsAsync(left), 500, 600);
        Assert.Equal(1800, await SecondsAsync(stayed));
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
    }

    private static async Task<int> SecondsAsync(HttpResponseMessage answer)
    {
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("secondsLeft").GetInt32();
    }

    /// <summary>A file that arrived and can still be taken back.</summary>
    private async Task<ItemId> GivenUploadedAsync()
    {
        var (item, _) = await _site.AddMediaAsync(_request, status: ItemStatus.Received);
        await _site.PutAsync(_request, new Domain.Uploads.Upload
        {
            Item = item.Id, PickId = "pick", Epoch = 1, Length = 1, EncryptedLength = 29, BlockSize = 262144, BlockCount = 1, BlockIdPrefix = "abc",
            WrappedKey = "d3JhcA==", KeyId = "upload-1", Blob = "blob",
        });
        return item.Id;
    }

    private async Task<string> ClinicReadsAsync()
    {
        using var clinician = await _site.LogInAsync(TestSite.NorthTenant);
        using var page = await clinician.OpenAsync($"/clinic/requests/{_request}");
        return await page.Content.ReadAsStringAsync();
    }
}
