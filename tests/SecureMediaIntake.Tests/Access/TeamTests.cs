using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Access;

/// <summary>Who looks: the team that was asked, whoever asked, and nobody else of the same organisation.</summary>
public sealed class TeamTests : IAsyncLifetime
{
    private const string North = "X26T1";

    private static readonly Team Wounds = new(new string('a', 32), "Wound care");
    private static readonly Team Skin = new(new string('b', 32), "Skin clinic");
    private static readonly PersonId Colleague = new(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"));

    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put(North, Wounds);
        _site.Directory.Put(North, Skin);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("a", HttpStatusCode.OK)]
    [InlineData("b", HttpStatusCode.NotFound)]
    public async Task A_colleague_finds_a_request_of_their_own_team_and_of_no_other(string team, HttpStatusCode expected)
    {
        var request = await _site.AskAsync(change: form => form with { Team = Wounds.Id });
        _site.Directory.Put(North, Colleague, teams: [new string(team[0], 32)]);
        using var browser = await LogInColleagueAsync();

        using var page = await browser.OpenAsync($"/clinic/requests/{request}");
        using var list = await browser.OpenAsync("/clinic");
        using var none = await browser.OpenAsync($"/clinic/requests/{new string('0', 32)}");

        Assert.Equal(expected, page.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await list.Content.ReadAsStringAsync()).Contains("TEST-ALDER", StringComparison.Ordinal));

        if (expected == HttpStatusCode.NotFound)
        {
            Assert.Equal(await none.Content.ReadAsStringAsync(), await page.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Whoever_asked_finds_it_also_when_another_team_looks()
    {
        var request = await _site.AskAsync(change: form => form with { Team = Wounds.Id });
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var page = await browser.OpenAsync($"/clinic/requests/{request}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Wound care", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_older_than_teams_is_everybodys_of_the_organisation()
    {
        var request = await _site.AskAsync(change: form => form with { Team = Wounds.Id });
        var head = (await _site.Requests.ReadAsync(request, CancellationToken.None))!.Head;
        await _site.ReplaceHeadAsync(head with { Team = null });
        _site.Directory.Put(North, Colleague);
        using var browser = await LogInColleagueAsync();

        using var page = await browser.OpenAsync($"/clinic/requests/{request}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Photos_of_a_private_area_are_for_whoever_asked_and_the_team_reads_why()
    {
        var request = await _site.AskAsync(change: form => form with { Team = Wounds.Id, PrivateArea = true, OfferedAnotherWay = true });
        var item = (await _site.AddMediaAsync(request)).Item.Id;
        _site.Directory.Put(North, Colleague, teams: [Wounds.Id]);
        using var colleague = await LogInColleagueAsync();
        using var requester = await _site.LogInAsync(TestSite.NorthTenant);
        var picture = $"/clinic/requests/{request}/items/{item}/preview";

        using var theirs = await colleague.FetchAsync(picture);
        using var asked = await requester.SubmitAsync(
            $"/clinic/requests/{request}/show", $"/clinic/requests/{request}/show", new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "First look" });
        using var own = await requester.FetchAsync(picture);
        using var page = await colleague.OpenAsync($"/clinic/requests/{request}");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (theirs.StatusCode, own.StatusCode));
        Assert.Contains("Only the person who asked may look at them", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"items/{item}/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_says_who_will_look_and_their_own_team_is_chosen_first()
    {
        _site.Directory.Put(North, TestSite.North.Id, teams: [Skin.Id]);
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var page = await browser.OpenAsync("/clinic/requests/new");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains($"<option value=\"{Skin.Id}\" selected=\"selected\">Skin clinic</option>", html, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{Wounds.Id}\">Wound care</option>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cccccccccccccccccccccccccccccccc")]
    public async Task A_person_cannot_leave_it_out_or_name_a_team_of_nobodys(string? team)
    {
        var form = new RequestForm(
            InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, "07700 900101", "3 photos", "To see how it heals", 7, null, OpaqueId.New()) { Team = team };

        var answer = await _site.Get<RequestMedia>().RunAsync(TestSite.North, form, CancellationToken.None);

        Assert.Equal(RequestProblems.TeamIsWrong, Assert.IsType<Outcome<RequestId>.Refused>(answer).Problem);
        Assert.Equal(0, _site.Requests.Count);
    }

    private async Task<Browser> LogInColleagueAsync()
    {
        var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(Colleague.Tenant, Colleague.Object));
        return browser;
    }
}
