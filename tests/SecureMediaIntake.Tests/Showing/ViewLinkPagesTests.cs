using System.Net;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Patients;

using Xunit;

namespace SecureMediaIntake.Tests.Showing;

/// <summary>P11 over HTTP, without script: from the clinician's guard to the patient's pictures, and every way in which they end.</summary>
public sealed class ViewLinkPagesTests : IAsyncLifetime
{
    private const string Email = "reader@example.com";
    private static readonly CancellationToken None = CancellationToken.None;

    private TestSite _site = null!;
    private Phone _phone = null!;
    private RequestId _request;
    private MediaItem _photo = null!;
    private MediaItem _video = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _phone = Phone.Of(_site);
        _request = await _site.AskAsync();
        _photo = (await _site.AddMediaAsync(_request)).Item;
        _video = (await _site.AddMediaAsync(_request, MediaKind.Video, 4 * IRenditions.MaxRange)).Item;
    }

    public async Task DisposeAsync()
    {
        _phone.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_clinician_reads_who_will_see_what_and_pressed_twice_it_is_one_link()
    {
        using var desk = await _site.LogInAsync(TestSite.NorthTenant);
        await TestSite.ConfirmAsync(desk, _request);
        var page = $"/clinic/requests/{_request}/show-outside";
        Dictionary<string, string> Fields(string step) => new(StringComparer.Ordinal)
        {
            ["Files"] = _photo.Id.Value, ["To"] = "another", ["Name"] = "A relative", ["Relation"] = "mother", ["Mobile"] = "07700 900102", ["Email"] = Email,
            ["Days"] = "3", ["Check"] = "birth-date", ["Language"] = "en", ["Step"] = step, ["Press"] = new('a', 32),
        };

        using var guard = await desk.SubmitAsync(page, page, Fields("check"));
        var words = await guard.Content.ReadAsStringAsync();
        Assert.Contains("will see <strong>1 photo of 1 person</strong> until", words, StringComparison.Ordinal);
        Assert.Empty((await _site.Requests.ReadAsync(_request, None))!.All<ViewLink>());

        using var first = await desk.SubmitAsync(page, page, Fields("show"));
        using var second = await desk.SubmitAsync(page, page, Fields("show"));
        Assert.Equal($"/clinic/requests/{_request}/view-links/1/stop", first.Headers.Location?.OriginalString);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var text = _site.Edges.Texts.Single(text => text.Kind is TextKind.ViewLink);
        Assert.Equal(("+447700900102", (string?)null), (text.Mobile, text.FirstName));
        using var request = await desk.OpenAsync($"/clinic/requests/{_request}");
        Assert.Contains("data-view-link-state=\"Issued\"", await request.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patient_passes_check_and_numbers_and_sees_what_was_chosen_and_nothing_else()
    {
        var unchosen = (await _site.AddMediaAsync(_request)).Item;
        await ShowAsync();
        await PassCheckAsync();
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(_photo.Id, "preview"));
        await EnterAsync(_site.Edges.Emails.Single().Numbers);

        var page = await _phone.ReadAsync("/p/photos");
        Assert.Contains($"/p/photos/{_photo.Id}/preview", page, StringComparison.Ordinal);
        Assert.Contains("Patient One Test-Alder, ", page, StringComparison.Ordinal);
        Assert.DoesNotContain(unchosen.Id.Value, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_photo.Id, "preview"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_photo.Id, "preview"));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(unchosen.Id, "preview"));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(_photo.Id, "thumbnail"));
        Assert.Equal(1, _site.Requests.Trail(_request).Count(line => line.Action == ViewShown.Viewed));
    }

    [Fact]
    public async Task Numbers_work_once_for_ten_minutes_and_five_wrong_ones_lock()
    {
        await ShowAsync();
        await PassCheckAsync();
        var sent = _site.Edges.Emails.Single().Numbers;
        _site.Clock.Advance(ViewNumbers.Lasts);
        Assert.Contains("These numbers no longer work", await _phone.SubmitAndReadAsync("/p/numbers", ("step", "enter"), ("numbers", sent)), StringComparison.Ordinal);

        using (var again = await _phone.SubmitAsync("/p/numbers", ("step", "again")))
        {
            Assert.Equal("/p/numbers?again=sent", again.Headers.Location?.OriginalString);
        }

        var fresh = _site.Edges.Emails[^1].Numbers;
        var wrong = fresh == "000000" ? "000001" : "000000";

        for (var tries = 0; tries < 4; tries++)
        {
            Assert.Contains("Those are not the numbers", await _phone.SubmitAndReadAsync("/p/numbers", ("step", "enter"), ("numbers", wrong)), StringComparison.Ordinal);
        }

        using var fifth = await _phone.SubmitAsync("/p/numbers", ("step", "enter"), ("numbers", wrong));
        Assert.Equal("/p/locked", fifth.Headers.Location?.OriginalString);
        Assert.Equal(ViewLinkStatus.Locked, (await LinkAsync()).Status);
    }

    [Fact]
    public async Task A_second_phone_takes_over_and_the_first_says_so()
    {
        await ShowAsync();
        await ComeInAsync();
        using var other = Phone.Of(_site);
        await PassCheckAsync(other);

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(_photo.Id, "preview"));
        Assert.Contains("another phone", await _phone.ReadAsync("/p/closed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_while_the_video_plays_the_next_range_is_refused_and_the_page_has_closed()
    {
        await ShowAsync();
        await ComeInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_video.Id, "poster"));

        await StopAsync();

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(_video.Id, "kept"));
        Assert.Contains("This page has closed", await _phone.ReadAsync("/p/closed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_under_way_is_cut()
    {
        await ShowAsync();
        await ComeInAsync();
        var reads = 0;
        _site.Renditions.Reading = async () =>
        {
            if (++reads == 2)
            {
                await StopAsync();
                _site.Clock.Advance(MediaAnswer.AskAgainAfter);
            }
        };

        var cut = await Record.ExceptionAsync(async () =>
        {
            using var playing = await _phone.OpenAsync($"/p/photos/{_video.Id}/kept");
            await playing.Content.ReadAsByteArrayAsync();
        });

        Assert.True(cut is HttpRequestException or IOException or OperationCanceledException, $"{cut}");
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_report_of_the_wrong_patient_ends_it()
    {
        await ShowAsync();
        await ComeInAsync();
        Assert.IsType<Outcome<string>.Ok>(await _site.Get<ReportMisfile>().RunAsync(
            TestSite.North, _request, new([_photo.Id], "Another person", MisfileWish.NotKnown), None));

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(_photo.Id, "preview"));
        Assert.Equal(ViewLinkStatus.Revoked, (await LinkAsync()).Status);
    }

    [Fact]
    public async Task Every_link_that_has_ended_is_the_same_page_before_the_check_and_closed_after_it()
    {
        await ShowAsync();
        await StopAsync();
        await _phone.EnterAsync();
        using var start = await _phone.OpenAsync("/p/start");
        Assert.Equal("/p/cannot-open", start.Headers.Location?.OriginalString);
        Assert.Equal("/p/closed", await _phone.LookBackAsync());
    }

    [Fact]
    public async Task A_private_area_waits_for_a_press_and_what_is_ordinary_of_a_child_can_be_shown()
    {
        var request = await _site.AskAsync(change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var item = (await _site.AddMediaAsync(request)).Item;
        await ShowAsync(request, item);
        await ComeInAsync();

        Assert.DoesNotContain("/preview", await _phone.ReadAsync("/p/photos"), StringComparison.Ordinal);
        Assert.Contains("/preview", await _phone.ReadAsync("/p/photos?show=yes"), StringComparison.Ordinal);

        _site.Edges.Found = InMemoryEdges.Patient with { BirthDate = UkTime.DayOf(_site.Clock.GetUtcNow()).AddYears(-17) };
        var ofChild = await _site.AskAsync();
        var photo = (await _site.AddMediaAsync(ofChild)).Item;
        Assert.IsType<Outcome<int>.Ok>(await _site.Get<ShowMedia>().RunAsync(TestSite.North, ofChild, Form(photo), None));
    }

    [Fact]
    public async Task Without_a_way_to_send_e_mails_nothing_is_shown_outside()
    {
        _site.Edges.IsOn = false;

        var shown = await _site.Get<ShowMedia>().RunAsync(TestSite.North, _request, Form(_photo), None);

        Assert.Equal(ShowProblems.NoEmails, Assert.IsType<Outcome<int>.Refused>(shown).Problem);
    }

    [Fact]
    public async Task An_e_mail_that_did_not_go_out_can_be_asked_for_again()
    {
        await ShowAsync();
        _site.Edges.AddressIsRefused = true;
        await _phone.EnterAsync();
        using var passed = await AnswerAsync(_phone);
        Assert.Equal("/p/numbers?problem=numbers-not-sent", passed.Headers.Location?.OriginalString);
        _site.Edges.AddressIsRefused = false;
        _site.Clock.Advance(ViewNumbers.Pause);

        (await _phone.SubmitAsync("/p/numbers", ("step", "again"))).Dispose();
        await EnterAsync(_site.Edges.Emails.Single().Numbers);
    }

    [Fact]
    public async Task Rows_and_trail_name_nobody_and_no_numbers_in_the_open()
    {
        await ShowAsync();
        await ComeInAsync();
        var open = System.Text.Json.JsonSerializer.Serialize(await LinkAsync()) + string.Concat(_site.Requests.Trail(_request));

        Assert.DoesNotContain(Email, open, StringComparison.Ordinal);
        Assert.DoesNotContain("Test-Alder", open, StringComparison.Ordinal);
        Assert.DoesNotContain("7700900101", open, StringComparison.Ordinal);
    }

    private static ShowForm Form(params MediaItem[] items) =>
        new([.. items.Select(item => item.Id)], ToAnother: false, null, null, "07700 900101", Email, 7, Word: null, "en", OpaqueId.New());

    private async Task ShowAsync(RequestId? request = null, params MediaItem[] items) => Assert.IsType<Outcome<int>.Ok>(
        await _site.Get<ShowMedia>().RunAsync(TestSite.North, request ?? _request, Form(items is [] ? [_photo, _video] : items), None));

    private async Task StopAsync() => Assert.IsType<Outcome<bool>.Ok>(await _site.Get<StopShowing>().RunAsync(TestSite.North, _request, 1, None));

    private async Task<ViewLink> LinkAsync() => (await _site.Requests.ReadAsync(_request, None))!.ViewLink(1)!;

    private static Task<HttpResponseMessage> AnswerAsync(Phone phone)
    {
        var born = InMemoryEdges.Patient.BirthDate;
        return phone.SubmitAsync("/p/check", ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"));
    }

    private async Task PassCheckAsync(Phone? phone = null)
    {
        await (phone ?? _phone).EnterAsync();
        using var passed = await AnswerAsync(phone ?? _phone);
        Assert.Equal("/p/numbers", passed.Headers.Location?.OriginalString);
    }

    private async Task EnterAsync(string numbers)
    {
        using var entered = await _phone.SubmitAsync("/p/numbers", ("step", "enter"), ("numbers", numbers));
        Assert.Equal("/p/photos", entered.Headers.Location?.OriginalString);
    }

    private async Task ComeInAsync()
    {
        await PassCheckAsync();
        await EnterAsync(_site.Edges.Emails[^1].Numbers);
    }

    private async Task<HttpStatusCode> StatusAsync(ItemId item, string part)
    {
        using var answer = await _phone.OpenAsync($"/p/photos/{item}/{part}");
        return answer.StatusCode;
    }
}
