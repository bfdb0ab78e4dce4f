using Microsoft.AspNetCore.Http;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Patient;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>Goes through every page that a patient can meet, and through its errors. A new page is added here, and every test of languages has it.</summary>
internal static class PatientPages
{
    /// <param name="language">Of the request; the browser chooses none.</param>
    /// <returns>What each page was, and its HTML.</returns>
    public static async Task<IReadOnlyList<(string Page, string Html)>> AllAsync(TestSite site, string language)
    {
        var pages = new List<(string, string)>();

        // The request's own language reaches only the pages of a live link: the others are asked for by address.
        var lang = $"lang={language}";
        using (var stranger = new Phone(site))
        {
            foreach (var page in new[] { "/p", "/p?problem=empty", "/p?problem=form", "/p/cannot-open", "/p/locked", "/p/privacy" })
            {
                pages.Add((page, await stranger.ReadAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + lang)));
            }

            pages.Add(("/p/cannot-open, nothing typed", await stranger.SubmitAndReadAsync("/p/cannot-open", ("check", "DateOfBirth"))));
            pages.Add(("/p/cannot-open, wrong word", await stranger.SubmitAndReadAsync("/p/cannot-open", ("check", "AgreedWord"), ("word", "lantern"))));
        }

        pages.Add(("something of ours is broken", await WrittenAsync(site, lang, ProblemPage.WriteAsync)));
        pages.Add(("planned work", await WrittenAsync(site, lang, context => ProblemPage.WriteUnavailableAsync(context, site.Clock.GetUtcNow()))));

        await site.AskAsync(language: language, word: "lantern");
        using (var other = new Phone(site))
        {
            await other.EnterAsync();
            pages.Add(("/p/start, word", await other.ReadAsync("/p/start")));
            pages.Add(("/p/check, word", await other.ReadAsync("/p/check")));
            pages.Add(("/p/check, no word", await other.SubmitAndReadAsync("/p/check", ("word", " "))));
            (await other.SubmitAsync("/p/check", ("word", "lantern"))).Dispose();
            pages.Add(("/p/agree, word", await other.ReadAsync("/p/agree")));
            site.Clock.Advance(UploadSession.Idle);
            pages.Add(("/p/carry-on, word", await other.ReadAsync("/p/carry-on")));
            pages.Add(("/p/carry-on, no word", await other.SubmitAndReadAsync("/p/carry-on", ("word", " "))));
        }

        await site.AskAsync(language: language, change: form => form with { ForAnother = true, PrivateArea = true, OfferedAnotherWay = true });
        using (var carer = new Phone(site))
        {
            await carer.EnterAsync();
            pages.Add(("/p/start, for another", await carer.ReadAsync("/p/start")));
            pages.Add(("/p/check, for another", await carer.ReadAsync("/p/check")));
            pages.Add(("/p/check, for another, nothing typed", await carer.SubmitAndReadAsync("/p/check")));
            await carer.ComeInAsync();
            pages.Add(("/p/agree, for another, private area", await carer.ReadAsync("/p/agree")));
            pages.Add(("/p/agree, for another, neither", await carer.SubmitAndReadAsync("/p/agree")));
            (await carer.SubmitAsync("/p/agree?handler=Decline")).Dispose();
            pages.Add(("/p/declined", await carer.ReadAsync("/p/declined")));
            site.Clock.Advance(UploadSession.Idle);
            pages.Add(("/p/carry-on, for another", await carer.ReadAsync("/p/carry-on")));
        }

        foreach (var reason in RetakeWords.Choices)
        {
            pages.Add(($"/p/tips, {reason}", await AskedAgainAsync(site, language, reason)));
        }

        var request = await site.AskAsync(language: language);
        using var phone = new Phone(site);
        await phone.EnterAsync();
        pages.Add(("/p/start", await phone.ReadAsync("/p/start")));
        pages.Add(("/p/tell, no", await phone.ReadAsync("/p/tell?about=no")));
        pages.Add(("/p/tell, not me", await phone.ReadAsync("/p/tell?about=not-me")));
        pages.Add(("/p/told", await phone.ReadAsync("/p/told")));
        pages.Add(("/p/check", await phone.ReadAsync("/p/check")));

        foreach (var (day, month, year) in new[] { ("", "", ""), ("", "3", "1984"), ("3", "", "1984"), ("3", "3", ""), ("3", "3", "84"), ("31", "2", "1984"), ("1", "1", "2999"), ("1", "1", "1970") })
        {
            pages.Add(($"/p/check, {day} {month} {year}", await phone.SubmitAndReadAsync("/p/check", ("day", day), ("month", month), ("year", year))));
        }

        await phone.ComeInAsync();
        pages.Add(("/p/agree", await phone.ReadAsync("/p/agree")));
        pages.Add(("/p/agree, not agreed", await phone.SubmitAndReadAsync("/p/agree")));
        await phone.AgreeAsync();
        pages.Add(("/p/tips", await phone.ReadAsync("/p/tips")));
        pages.Add(("/p/files, none", await phone.ReadAsync("/p/files")));
        pages.Add(("/p/files, nothing to send", await phone.SubmitAndReadAsync("/p/files")));

        foreach (var problem in new[] { "nothing", "empty", "large", "kind", "many", "space", "again", "video", "raw", "document", "moving", "photo", "unsafe" })
        {
            pages.Add(($"/p/files, {problem}", await phone.ReadAsync($"/p/files?problem={problem}")));
        }

        pages.Add(("/p/note, none", await phone.ReadAsync("/p/note")));
        pages.Add(("/p/note, too long", await phone.SubmitAndReadAsync("/p/note", ("note", new string('1', PatientNote.MaxLength + 1)))));
        pages.Add(("/p/send, none", await phone.ReadAsync("/p/send")));
        pages.Add(("/p/send, nothing to send", await phone.SubmitAndReadAsync("/p/send")));

        await site.AddMediaAsync(request);
        await site.AddMediaAsync(request, MediaKind.Video);
        await site.AddMediaAsync(request, status: ItemStatus.Received);
        await site.AddRefusedAsync(request, SanitisingProblems.Raw);
        await site.AddRefusedAsync(request, SanitisingProblems.Unsafe);
        await site.AddRefusedAsync(request, SanitisingProblems.TooLarge);
        (await phone.SubmitAsync("/p/note", ("note", "12"))).Dispose();
        pages.Add(("/p/note", await phone.ReadAsync("/p/note")));
        pages.Add(("/p/files", await phone.ReadAsync("/p/files")));
        pages.Add(("/p/send", await phone.ReadAsync("/p/send")));

        using (var second = new Phone(site))
        {
            await second.ComeInAsync();
            pages.Add(("/p/carry-on, moved", await phone.ReadAsync("/p/carry-on")));
            (await second.SubmitAsync("/p/send")).Dispose();
            pages.Add(("/p/sent", await second.ReadAsync("/p/sent")));
            pages.Add(("/p/ledger, nobody looked", await second.ReadAsync("/p/ledger")));
            await LookAsync(site, request);
            pages.Add(("/p/ledger", await second.ReadAsync("/p/ledger")));
            site.Clock.Advance(TimeSpan.FromDays(8));
            await second.LookBackAsync();
            pages.Add(("/p/ended, sent", await second.ReadAsync("/p/ended")));
        }

        await AddEndsAsync(site, language, pages);
        await ShownPages.AddAsync(site, language, pages);
        return pages;
    }

    /// <summary>A link that ended before anything was sent, as its owner reads it: run out, called off, replaced.</summary>
    private static async Task AddEndsAsync(TestSite site, string language, List<(string, string)> pages)
    {
        await site.AskAsync(language: language);
        using (var late = new Phone(site))
        {
            await late.ComeInAsync();
            site.Clock.Advance(UploadSession.Idle);
            pages.Add(("/p/carry-on, away for a while", await late.ReadAsync("/p/carry-on")));
            pages.Add(("/p/carry-on, nothing typed", await late.SubmitAndReadAsync("/p/carry-on")));
            site.Clock.Advance(TimeSpan.FromDays(8));
            await late.LookBackAsync();
            pages.Add(("/p/ended, expired", await late.ReadAsync("/p/ended")));
        }

        var request = await site.AskAsync(language: language, change: form => form with { LookWithinDays = 2 });
        await site.AddMediaAsync(request);
        using (var promised = new Phone(site))
        {
            await promised.ComeInAsync();
            (await promised.SubmitAsync("/p/send")).Dispose();
            pages.Add(("/p/sent, with a date", await promised.ReadAsync("/p/sent")));
        }

        request = await site.AskAsync(language: language);
        using var phone = new Phone(site);
        await phone.ComeInAsync();
        var link = (await site.Requests.ReadAsync(request, CancellationToken.None))!.Find<UploadLink>(UploadLink.KeyOf(1))!;
        await site.PutAsync(request, link with { Status = LinkStatus.Revoked }, link with { Number = 2, Session = null });
        pages.Add(("/p/ended, replaced", await phone.ReadAsync("/p/ended")));

        await site.CancelAsync(await site.AskAsync(language: language), async () => await phone.ComeInAsync());
        pages.Add(("/p/ended, cancelled", await phone.ReadAsync("/p/ended")));
    }

    private static async Task<string> AskedAgainAsync(TestSite site, string language, RetakeReason reason)
    {
        await site.AskAsync(language: language, change: form => form with { Retake = reason });
        using var phone = new Phone(site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();
        return await phone.ReadAsync("/p/tips");
    }

    /// <summary>A page that is written without the pages' own machinery.</summary>
    private static async Task<string> WrittenAsync(TestSite site, string query, Func<HttpContext, Task> write)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = site.App.Services };
        context.Request.QueryString = new($"?{query}");
        context.Response.Body = body;
        await write(context);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static async Task LookAsync(TestSite site, RequestId request)
    {
        var item = (await site.Requests.ReadAsync(request, CancellationToken.None))!.Items()[0].Id;
        using var clinician = await site.LogInAsync(TestSite.NorthTenant);
        using var page = await clinician.FetchAsync($"/clinic/requests/{request}/items/{item}/preview");
        Assert.True(page.IsSuccessStatusCode);
    }
}
