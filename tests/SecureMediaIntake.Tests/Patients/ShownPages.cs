using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>Goes through every page of a view link, as the patient meets it, and through its errors.</summary>
internal static class ShownPages
{
    public static async Task AddAsync(TestSite site, string language, List<(string Page, string Html)> pages)
    {
        var request = await site.AskAsync(language: language, change: form => form with { PrivateArea = true, OfferedAnotherWay = true });
        var photo = (await site.AddMediaAsync(request)).Item.Id;
        var video = (await site.AddMediaAsync(request, MediaKind.Video)).Item.Id;
        var number = Assert.IsType<Outcome<int>.Ok>(await site.Get<ShowMedia>().RunAsync(
            TestSite.North,
            request,
            new([photo, video], ToAnother: true, "12", "34", "07700 900101", "reader@example.com", ShowRules.MaxDays, Word: null, language, OpaqueId.New()),
            CancellationToken.None)).Value;

        using var phone = new Phone(site);
        await phone.EnterAsync();
        pages.Add(("/p/start, to look", await phone.ReadAsync("/p/start")));
        var born = InMemoryEdges.Patient.BirthDate;
        (await phone.SubmitAsync("/p/check", ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"))).Dispose();
        pages.Add(("/p/numbers", await phone.ReadAsync("/p/numbers")));
        pages.Add(("/p/numbers, none", await phone.SubmitAndReadAsync("/p/numbers", ("step", "enter"))));
        pages.Add(("/p/numbers, letters", await phone.SubmitAndReadAsync("/p/numbers", ("step", "enter"), ("numbers", "abc"))));
        pages.Add(("/p/numbers, sent again", await phone.ReadAsync("/p/numbers?again=sent")));

        foreach (var problem in new[] { ViewLinkProblems.NumbersOnTheirWay, ViewLinkProblems.NoMoreNumbers, ViewLinkProblems.NumbersNotSent })
        {
            pages.Add(($"/p/numbers, {problem.Code}", await phone.ReadAsync($"/p/numbers?problem={problem.Code}")));
        }

        var sent = site.Edges.Emails[^1].Numbers;
        pages.Add(("/p/numbers, wrong", await phone.SubmitAndReadAsync("/p/numbers", ("step", "enter"), ("numbers", sent == "000000" ? "000001" : "000000"))));
        (await phone.SubmitAsync("/p/numbers", ("step", "enter"), ("numbers", sent))).Dispose();
        pages.Add(("/p/photos, hidden", await phone.ReadAsync("/p/photos")));
        pages.Add(("/p/photos", await phone.ReadAsync("/p/photos?show=yes")));

        using (var other = new Phone(site))
        {
            await other.EnterAsync();
            (await other.SubmitAsync("/p/check", ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"))).Dispose();
            pages.Add(("/p/closed, moved", await phone.ReadAsync("/p/closed")));
            await site.Get<StopShowing>().RunAsync(TestSite.North, request, number, CancellationToken.None);
            pages.Add(("/p/closed", await other.ReadAsync("/p/closed")));
        }
    }
}
