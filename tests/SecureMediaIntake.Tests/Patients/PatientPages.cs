using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
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
            foreach (var page in new[] { "/p", "/p?problem=empty", "/p?problem=form", "/p/cannot-open", "/p/locked", "/p/ended", "/p/ended?why=cancelled", "/p/privacy", "/p/carry-on" })
            {
                pages.Add((page, await stranger.ReadAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + lang)));
            }

            pages.Add(("/p/cannot-open, nothing typed", await stranger.SubmitAndReadAsync("/p/cannot-open", ("check", "DateOfBirth"))));
            pages.Add(("/p/cannot-open, wrong word", await stranger.SubmitAndReadAsync("/p/cannot-open", ("check", "AgreedWord"), ("word", "lantern"))));
        }

        await site.AskAsync(language: language, word: "lantern");
        using (var other = new Phone(site))
        {
            await other.EnterAsync();
            pages.Add(("/p/start, word", await other.ReadAsync("/p/start")));
            pages.Add(("/p/check, word", await other.ReadAsync("/p/check")));
            pages.Add(("/p/check, no word", await other.SubmitAndReadAsync("/p/check", ("word", " "))));
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

        await site.AddMediaAsync(request);
        await site.AddMediaAsync(request, MediaKind.Video);
        await site.AddRefusedAsync(request, SanitisingProblems.Raw);
        pages.Add(("/p/files", await phone.ReadAsync("/p/files")));
        pages.Add(("/p/send", await phone.ReadAsync("/p/send")));

        using (var second = new Phone(site))
        {
            await second.ComeInAsync();
            pages.Add(("/p/carry-on, moved", await phone.ReadAsync("/p/carry-on")));
            (await second.SubmitAsync("/p/send")).Dispose();
            pages.Add(("/p/sent", await second.ReadAsync("/p/sent")));
        }

        return pages;
    }
}
