using System.Diagnostics;
using System.Net;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>Sharing across organisations through the published app: each with their own organisation's log-in, over HTTP.</summary>
[Collection(JourneyTestGroup.Name)]
[Trait("Goal", "authorisation")]
public sealed class ShareTests(JourneyWorld journey)
{
    private const string NoAccess = "/clinic/no-access";

    private SeedOrganisation North => journey.World.Seed.Organisations[0];

    private SeedOrganisation South => journey.World.Seed.Organisations[1];

    /// <summary>
    /// NHS Lanarkshire, reprimanded in 2023: somebody who was not staff was added to a group in which staff shared patients' pictures, and nobody noticed.
    /// </summary>
    [Fact]
    public async Task An_unauthorised_person_cannot_be_added_by_mistake_the_Lanarkshire_case()
    {
        await using var host = await journey.StartHostAsync(RequestStates.OffTheList);
        await journey.ReadyAsync();
        using var sender = await LogInAsync(North, "clinician.one");
        var (request, item) = await PhotoAsync(sender);
        var sharer = new Sharer(sender);
        var second = Sharer.PersonOf(North, User(North, "senior.two"));
        string[] unauthorised =
        [
            Sharer.PersonOf(South, User(South, "visitor")), Sharer.PersonOf(South, User(South, "leaver")), Sharer.PersonOf(South, User(South, "no.role")),
            Sharer.PersonOf(South, User(South, "operator")), Sharer.PersonOf(North, User(North, "clinician.two")), $"team:{North.Teams[0].Id}",
            "clinician.two@south.example", "Test Clinician Two, South", "+447700900199", string.Empty,
        ];

        foreach (var to in unauthorised)
        {
            foreach (var step in new[] { "check", "share" })
            {
                using var refused = await sharer.PressAsync(request, item, South.Code, to, step, second);
                Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
                Assert.Contains("data-problem=\"share-recipient-missing\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        using var elsewhere = await sharer.PressAsync(request, item, "X26T9", Sharer.PersonOf(South, User(South, "clinician.two")), "share");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);

        // Nor is somebody who may be shared with added by one person alone: not without a second one, not by naming oneself, not before that one agreed.
        var colleague = User(South, "clinician.two");
        foreach (var nobody in new[] { string.Empty, Sharer.PersonOf(North, User(North, "clinician.one")), Sharer.PersonOf(North, User(North, "clinician.two")), Sharer.PersonOf(South, colleague) })
        {
            using var alone = await sharer.PressAsync(request, item, South.Code, Sharer.PersonOf(South, colleague), "share", nobody);
            Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
            Assert.Contains("data-problem=\"share-second-missing\"", await alone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // Nobody was added, and nobody who is not staff gets as far as the door.
        Assert.Empty(await sharer.SharesAsync(request));
        using var stranger = new StaffClient(journey.World);
        Assert.Equal(NoAccess, await stranger.LogInAsync(South, User(South, "visitor")));
        using var leaver = new StaffClient(journey.World);
        Assert.Equal(NoAccess, await leaver.LogInAsync(South, User(South, "leaver")));
    }

    [Fact]
    public async Task Outside_the_allow_list_nobody_looks_before_a_second_person_has_agreed()
    {
        await using var host = await journey.StartHostAsync(RequestStates.OffTheList);
        await journey.ReadyAsync();
        using var sender = await LogInAsync(North, "clinician.one");
        using var senior = await LogInAsync(North, "senior.two");
        using var colleague = await LogInAsync(South, "clinician.two");
        var (request, item) = await PhotoAsync(sender);
        var picture = $"/clinic/requests/{request}/items/{item}/preview";

        var share = await new Sharer(sender).ShareAsync(request, item, South, User(South, "clinician.two"), Sharer.PersonOf(North, User(North, "senior.two")));
        var agree = $"/clinic/requests/{request}/shares/{share}/agree";
        Assert.Contains("data-share-state=\"Waiting\"", await ReadAsync(sender, $"/clinic/requests/{request}/shares/{share}/stop"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(colleague, picture));
        Assert.DoesNotContain(request, await ReadAsync(colleague, "/clinic/shared"), StringComparison.Ordinal);

        // The second person is told on their own pages, by the outbox.
        await Eventually.TrueAsync(async () => (await ReadAsync(senior, "/clinic/notices")).Contains(agree, StringComparison.Ordinal), "it waits under their notices");
        Assert.Contains("Why: <bdi>A second opinion</bdi>", await ReadAsync(senior, agree), StringComparison.Ordinal);
        using (var agreed = await senior.PostAsync(agree, ("Answer", "Agreed")))
        {
            Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(colleague, picture));
        await Eventually.TrueAsync(async () => (await ReadAsync(colleague, "/clinic/shared")).Contains(request, StringComparison.Ordinal), "it is on the colleague's list");
        var page = await ReadAsync(sender, $"/clinic/requests/{request}");
        Assert.Contains("Asked a second person to agree to sharing media", page, StringComparison.Ordinal);
        Assert.Contains("Agreed, as the second person, to sharing media. It began", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_elsewhere_sees_what_was_shared_and_nothing_else_until_it_is_stopped_and_the_list_says_who_saw_what()
    {
        await using var host = await journey.StartHostAsync(("Sharing__Pause", "00:00:05"));
        await journey.ReadyAsync();
        using var sender = await LogInAsync(North, "clinician.one");
        using var colleague = await LogInAsync(South, "clinician.two");
        using var other = await LogInAsync(South, "clinician.three");
        var (request, item) = await PhotoAsync(sender);
        var sharer = new Sharer(sender);
        var (shared, picture) = ($"/clinic/shared/{request}", $"/clinic/requests/{request}/items/{item}/preview");

        using (var guard = await sharer.PressAsync(request, item, South.Code, Sharer.PersonOf(South, User(South, "clinician.two")), "check"))
        {
            var words = WebUtility.HtmlDecode(await guard.Content.ReadAsStringAsync());
            Assert.Contains("<bdi>Test Clinician Two, South, Doctor</bdi>, <bdi>Test Trust South</bdi>, will see <strong>1 photo of 1 person</strong> until", words, StringComparison.Ordinal);
            Assert.Contains("This is outside Test Trust North.", words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(colleague, shared));
        var tooFast = await sharer.ShareAsync(request, item, South, User(South, "clinician.two"));
        await sharer.StopAsync(request, tooFast);
        Assert.Contains("Not shared: stopped before it began", await ReadAsync(sender, $"/clinic/requests/{request}/shares/{tooFast}/stop"), StringComparison.Ordinal);
        var share = await sharer.ShareAsync(request, item, South, User(South, "clinician.two"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(colleague, picture));
        await Eventually.TrueAsync(async () => await StatusAsync(colleague, picture) == HttpStatusCode.OK, "the share begins by itself");

        Assert.Contains(request, await ReadAsync(colleague, "/clinic/shared"), StringComparison.Ordinal);
        Assert.Contains("Shared by <bdi>Test Clinician One, North</bdi>, <bdi>Test Trust North</bdi>", await ReadAsync(colleague, shared), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(colleague, picture));
        Assert.All(
            await Task.WhenAll(
                StatusAsync(colleague, $"/clinic/requests/{request}"), StatusAsync(colleague, $"/clinic/requests/{request}/share"),
                StatusAsync(colleague, $"/clinic/requests/{request}/shares/{share}/stop"), StatusAsync(other, shared), StatusAsync(other, picture)),
            status => Assert.Equal(HttpStatusCode.NotFound, status));

        await sharer.StopAsync(request, share);
        var stopped = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(async () => await StatusAsync(colleague, picture) == HttpStatusCode.NotFound, "the picture is refused");
        SecureMediaIntake.Tests.Figures.Tell($"sharing: a picture was refused {Stopwatch.GetElapsedTime(stopped).TotalMilliseconds:F0} ms after it was no longer shared");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(colleague, shared));
        Assert.DoesNotContain(request, await ReadAsync(colleague, "/clinic/shared"), StringComparison.Ordinal);
        var list = await ReadAsync(sender, $"/clinic/requests/{request}/shares/{share}/stop");
        Assert.Contains("Sharing stopped", list, StringComparison.Ordinal);
        Assert.Contains("1 of 1 file opened, last on", list, StringComparison.Ordinal);
        Assert.Contains("<li><bdi>Test Clinician Two, South</bdi>", list, StringComparison.Ordinal);
        var page = await ReadAsync(sender, $"/clinic/requests/{request}");
        Assert.Contains("Shared media with a colleague elsewhere, to begin a moment later", page, StringComparison.Ordinal);
        Assert.Contains("Stopped sharing", page, StringComparison.Ordinal);
    }

    private async Task<StaffClient> LogInAsync(SeedOrganisation organisation, string user)
    {
        var client = new StaffClient(journey.World);
        Assert.NotEqual(NoAccess, await client.LogInAsync(organisation, User(organisation, user)));
        return client;
    }

    private async Task<(string Request, string Item)> PhotoAsync(StaffClient sender)
    {
        var states = new RequestStates(journey.World);
        var (hospital, patient) = (new HospitalSystem(journey.World, North), North.Patients[0]);
        return await states.SendPhotoAsync(hospital, patient, await states.AskAsync(sender, hospital, patient));
    }

    private static async Task<HttpStatusCode> StatusAsync(StaffClient who, string path)
    {
        using var answer = await who.SendAsync(HttpMethod.Get, path, asPage: true);
        return answer.StatusCode;
    }

    private static async Task<string> ReadAsync(StaffClient who, string path)
    {
        using var answer = await who.SendAsync(HttpMethod.Get, path, asPage: true);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static SeedUser User(SeedOrganisation organisation, string name) => organisation.Users.Single(user => user.UserName.Split('@')[0] == name);
}
