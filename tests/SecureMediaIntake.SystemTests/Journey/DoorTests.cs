using System.Net;

using Host = SecureMediaIntake.LocalWorld.FunctionsHost.FunctionsHost;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>The patient's door and check, through the real host, over HTTP.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class DoorTests(JourneyWorld journey)
{
    [Fact]
    public async Task Looking_at_the_link_a_thousand_times_spends_nothing()
    {
        await using var host = await StartAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(organisation.Patients[1]);
        using var bot = new PhoneClient(journey.World);

        for (var n = 0; n < 250; n++)
        {
            foreach (var page in new[] { "/p", "/p/start", "/p/check", "/p/files" })
            {
                (await bot.GetAsync(page)).Dispose();
            }
        }

        Assert.Equal("issued", (string?)(await hospital.ReadAsync(request))["link"]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, organisation.Patients[1]);
        Assert.Equal("verified", (string?)(await hospital.ReadAsync(request))["link"]);
    }

    [Fact]
    public async Task The_fifth_wrong_answer_locks_also_against_the_right_one()
    {
        await using var host = await StartAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var patient = organisation.Patients[1];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(patient);
        using var phone = new PhoneClient(journey.World);
        (await phone.OpenAsync(link)).Dispose();

        for (var wrong = 1; wrong < 5; wrong++)
        {
            Assert.Equal("/p/check", await phone.AnswerAsync(patient.BirthDate.AddDays(wrong)));
        }

        Assert.Equal("/p/locked", await phone.AnswerAsync(patient.BirthDate.AddDays(5)));
        Assert.Equal("locked", (string?)(await hospital.ReadAsync(request))["link"]);

        // The one page for every link that cannot be used; the right answer gets nothing more there.
        using var page = await phone.GetAsync("/p/check");
        Assert.Equal("/p/cannot-open", page.Headers.Location?.OriginalString);
        using var right = await phone.PostPageAsync(
            "/p/cannot-open",
            ("check", "DateOfBirth"),
            ("day", $"{patient.BirthDate.Day}"),
            ("month", $"{patient.BirthDate.Month}"),
            ("year", $"{patient.BirthDate.Year}"));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("That does not match this link.", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_phone_that_passes_the_check_takes_over()
    {
        await using var host = await StartAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var (_, link) = await new HospitalSystem(journey.World, organisation).AskAsync(organisation.Patients[1]);
        using var first = new PhoneClient(journey.World);
        using var second = new PhoneClient(journey.World);
        await first.ComeInAsync(link, organisation.Patients[1]);
        (await second.OpenAsync(link)).Dispose();
        await second.AnswerAsync(organisation.Patients[1].BirthDate);

        using var moved = await first.GetAsync("/p/uploads");
        using var here = await second.GetAsync("/p/uploads");

        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
        Assert.Contains("moved", await moved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
    }

    [Fact]
    public async Task A_secret_that_never_was_one_is_answered_like_a_used_one()
    {
        await using var host = await StartAsync();
        using var phone = new PhoneClient(journey.World);

        (await phone.OpenAsync("https://example.test/p#00000000000000000000000000")).Dispose();
        using var page = await phone.GetAsync("/p/start");

        Assert.Equal("/p/cannot-open", page.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task No_function_of_the_pipeline_can_be_called_from_outside()
    {
        await using var host = await StartAsync();
        using var client = journey.World.CreateClient();

        foreach (var function in new[] { "SanitiseAndSeal", "FileMedia", "TellPeople", "CheckRequest", "Sweep", "SetAsideReceived" })
        {
            foreach (var path in new[] { $"/{function}", $"//{function}", $"/p/..%5c{function}", $"/p/%2e%2e/{function}", $"/{function.ToLowerInvariant()}" })
            {
                using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri(journey.World.PublicOrigin.GetLeftPart(UriPartial.Authority) + path), content);
                Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest });
            }
        }

        Assert.DoesNotContain(host.Invocations, call => call.Function == "Sweep");
    }

    private async Task<Host> StartAsync()
    {
        var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        return host;
    }
}
