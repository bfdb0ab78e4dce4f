using System.Net;
using System.Text.Json.Nodes;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Demo;

using Host = SecureMediaIntake.LocalWorld.FunctionsHost.FunctionsHost;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The patient's screens beside the files, through the real host: what can be said before and after the check, and coming back.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class ScreensTests(JourneyWorld journey)
{
    [Fact]
    public async Task A_parent_says_no_changes_their_mind_sends_with_a_note_and_comes_back_to_read_who_looked()
    {
        await using var host = await StartAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var patient = organisation.Patients[3];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(patient, new JsonObject { ["forAnother"] = true, ["lookWithinDays"] = 2 });

        // A stranger with the same text says that it is not for them: the link works on.
        using var stranger = new PhoneClient(journey.World);
        (await stranger.OpenAsync(link)).Dispose();
        Assert.Equal("/p/told", await stranger.PressAsync("/p/tell?about=not-me"));

        using var phone = new PhoneClient(journey.World);
        (await phone.OpenAsync(link)).Dispose();
        Assert.Contains("the patient&#x27;s date of birth", await phone.ReadAsync("/p/start"), StringComparison.Ordinal);
        Assert.Equal("/p/agree", await phone.AnswerAsync(patient.BirthDate));
        Assert.Equal("/p/declined", await phone.PressAsync("/p/agree?handler=Decline"));
        Assert.Contains("You chose not to send photos", await phone.ReadAsync("/p/declined"), StringComparison.Ordinal);
        Assert.Equal("/p/agree", await phone.PressAsync("/p/declined"));
        Assert.Equal("/p/tips", await phone.PressAsync("/p/agree", ("agree", "yes"), ("whose", "Child")));

        Assert.Equal("received", await phone.SettledAsync(await phone.UploadAsync(await TestPhotos.JpegAsync())));
        Assert.Equal("/p/note", await phone.PressAsync("/p/files"));
        Assert.Equal("/p/send", await phone.PressAsync("/p/note", ("note", "It began on Monday.")));
        Assert.Contains("It began on Monday.", await phone.ReadAsync("/p/send"), StringComparison.Ordinal);
        Assert.Equal("/p/sent", await phone.SendAsync());
        var sent = await phone.ReadAsync("/p/sent");
        Assert.Contains("has received <bdi>1 photo</bdi>.", sent, StringComparison.Ordinal);
        Assert.Contains("Your team will look at them by <bdi>", sent, StringComparison.Ordinal);
        await hospital.AllAsync(request, "filed");

        var item = (string)(await hospital.ReadAsync(request))["items"]![0]!["id"]!;
        using (var viewer = await hospital.ClientAsync())
        using (var media = await viewer.GetAsync(new Uri($"/api/fhir/Binary/{request}{item}", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.OK, media.StatusCode);
        }

        using var later = new PhoneClient(journey.World);
        (await later.OpenAsync(link)).Dispose();
        Assert.Equal("/p/ledger", await later.PressAsync(
            "/p/cannot-open",
            ("check", "DateOfBirth"),
            ("day", $"{patient.BirthDate.Day}"),
            ("month", $"{patient.BirthDate.Month}"),
            ("year", $"{patient.BirthDate.Year}")));
        var ledger = await later.ReadAsync("/p/ledger");
        Assert.Contains("In your health record", ledger, StringComparison.Ordinal);
        Assert.Contains("The health record system, <bdi>", ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_whether_somebody_is_still_there_and_staying_keeps_it()
    {
        await using var host = await StartAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var (_, link) = await new HospitalSystem(journey.World, organisation).AskAsync(organisation.Patients[3]);
        await using var browser = await DemoBrowser.StartAsync();
        await using var context = await browser.PhoneAsync();
        await new PatientPhone(context, organisation.Patients[3], journey.World.Folder).ComeInAsync(link);
        var page = context.Pages[0];
        var warning = page.Locator("#still-there");
        await Assertions.Expect(warning).ToBeHiddenAsync();

        // The service's own answer, but for its number: nobody waits for half an hour.
        await page.RouteAsync("**/p/stay", async route =>
        {
            if (route.Request.Method == "GET")
            {
                await route.FulfillAsync(new() { Json = new { secondsLeft = 100 } });
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await Assertions.Expect(warning).ToContainTextAsync("We will ask for your date of birth again in 2 minutes. Your files are safe.");

        await warning.GetByRole(AriaRole.Button, new() { Name = "Stay on this page" }).ClickAsync();
        await Assertions.Expect(warning).ToBeHiddenAsync();
        Assert.EndsWith("/p/files", page.Url, StringComparison.Ordinal);
    }

    private async Task<Host> StartAsync()
    {
        var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        return host;
    }
}
