using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>C16 and C17 by their pages, without script: the guard, the pause with its Stop, and the second person.</summary>
public sealed class SharePagesTests : IAsyncLifetime
{
    private static readonly PersonId South = new(TestSite.SouthTenant, new("20000002-0000-4000-8000-000000000002"));
    private static readonly PersonId West = new(TestSite.WestTenant, new("40000002-0000-4000-8000-000000000002"));
    private static readonly PersonId Senior = new(TestSite.NorthTenant, new("10000007-0000-4000-8000-000000000007"));

    private TestSite _site = null!;
    private Browser _sender = null!;
    private Browser _senior = null!;
    private RequestId _request;
    private string _page = string.Empty;
    private string _file = string.Empty;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T2", South);
        _site.Directory.Put("X26T3", West);
        _site.Directory.Put("X26T1", Senior, Roles.Senior, teams: [new('c', 32)]);
        _request = await _site.AskAsync();
        _page = $"/clinic/requests/{_request}";
        _file = (await _site.AddMediaAsync(_request)).Item.Id.Value;
        _sender = await LogInAsync(new(TestSite.NorthTenant, TestSite.North.ObjectId));
        _senior = await LogInAsync(Senior);
        await TestSite.ConfirmAsync(_sender, _request);
    }

    public async Task DisposeAsync()
    {
        _sender.Dispose();
        _senior.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Organisations_come_with_what_they_need()
    {
        var page = await ReadAsync(_sender, $"{_page}/share");

        Assert.Contains("Test Trust North (X26T1)</option>", page, StringComparison.Ordinal);
        Assert.Contains("Test Trust South (X26T2)</option>", page, StringComparison.Ordinal);
        Assert.Contains("Test Trust West (X26T3): a second person must agree</option>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_pause_Stop_leaves_nothing()
    {
        var guard = await PressAsync("X26T2", South, "check");
        Assert.Contains("You have not shared with this person before.", guard, StringComparison.Ordinal);
        Assert.Contains("This is outside Test Trust North.", guard, StringComparison.Ordinal);
        Assert.Contains("They can look 30 seconds after you press Share.", guard, StringComparison.Ordinal);
        Assert.DoesNotContain("data-guard-second", guard, StringComparison.Ordinal);

        var share = await ShareAsync("X26T2", South);
        _site.Clock.Advance(TimeSpan.FromSeconds(12));
        var waiting = await ReadAsync(_sender, share);
        Assert.Contains("<bdi>Sharing in 18 seconds</bdi>", waiting, StringComparison.Ordinal);
        Assert.Contains($"can look from <strong>{UkTime.ToTheSecond(_site.Clock.GetUtcNow().AddSeconds(18))}</strong>", waiting, StringComparison.Ordinal);
        Assert.Contains("data-share-state=\"Starting\"", await ReadAsync(_sender, _page), StringComparison.Ordinal);

        using var stopped = await _sender.SubmitAsync(share, share);
        Assert.Equal(share, stopped.Headers.Location!.OriginalString);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Not shared: stopped before it began", await ReadAsync(_sender, share), StringComparison.Ordinal);
        Assert.DoesNotContain("data-share=", await ReadAsync(_sender, _page), StringComparison.Ordinal);
        using var south = await LogInAsync(South);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(south, $"/clinic/shared/{_request}"));
    }

    [Fact]
    public async Task Outside_the_allow_list_a_second_person_reads_the_same_guard_and_agrees()
    {
        var guard = await PressAsync("X26T3", West, "check");
        Assert.Contains("A second person must agree. Choose who.", guard, StringComparison.Ordinal);
        var without = await PressAsync("X26T3", West, "share");
        Assert.Contains("data-problem=\"share-second-missing\"", without, StringComparison.Ordinal);
        Assert.Contains("data-guard-second", without, StringComparison.Ordinal);

        var share = await ShareAsync("X26T3", West, Senior);
        Assert.Contains("data-share-state=\"Waiting\"", await ReadAsync(_sender, share), StringComparison.Ordinal);
        using var west = await LogInAsync(West);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(west, $"/clinic/shared/{_request}"));

        Assert.Contains("1 share waits for your agreement", await ReadAsync(_senior, "/clinic"), StringComparison.Ordinal);
        var notices = await ReadAsync(_senior, "/clinic/notices");
        Assert.DoesNotContain("TEST-ALDER", notices, StringComparison.OrdinalIgnoreCase);
        var agree = share.Replace("/stop", "/agree", StringComparison.Ordinal);
        Assert.Contains($"href=\"{agree}\"", notices, StringComparison.Ordinal);
        var asked = await ReadAsync(_senior, agree);
        Assert.Contains("will see <strong>1 photo of 1 person</strong> until", asked, StringComparison.Ordinal);
        Assert.Contains("This is outside Test Trust North.", asked, StringComparison.Ordinal);
        Assert.Contains("For a second opinion", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("/thumbnail", asked, StringComparison.Ordinal);

        using (var unanswered = await _senior.SubmitAsync(agree, agree))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unanswered.StatusCode);
        }

        using var agreed = await _senior.SubmitAsync(agree, agree, Fields(("Answer", "Agreed")));
        Assert.Equal(agree, agreed.Headers.Location!.OriginalString);
        Assert.Contains("data-answered=\"Agreed\"", await ReadAsync(_sender, share), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(west, $"/clinic/shared/{_request}"));
        Assert.DoesNotContain("data-to-agree", await ReadAsync(_senior, "/clinic/notices"), StringComparison.Ordinal);
        Assert.Contains("Agreed, as the second person, to sharing media. It began", await ReadAsync(_sender, _page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_or_unanswered_whoever_shares_reads_so()
    {
        var refused = await ShareAsync("X26T3", West, Senior);
        var agree = refused.Replace("/stop", "/agree", StringComparison.Ordinal);
        using var said = await _senior.SubmitAsync(agree, agree, Fields(("Answer", "Refused")));
        Assert.Contains("Not shared: the second person refused", await ReadAsync(_sender, refused), StringComparison.Ordinal);

        var unanswered = await ShareAsync("X26T3", West, Senior);
        _site.Clock.Advance(GrantStates.AnswerWithin);
        using var anew = await LogInAsync(new(TestSite.NorthTenant, TestSite.North.ObjectId));
        Assert.Contains("Not shared: the second person did not answer", await ReadAsync(anew, unanswered), StringComparison.Ordinal);
        Assert.Contains("Not shared: the second person did not answer in 4 hours.", await ReadAsync(anew, _page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nobody_who_could_agree_there_is_no_button()
    {
        _site.Directory.Put("X26T1", Senior, Roles.Clinician);

        var guard = await PressAsync("X26T3", West, "check");

        Assert.Contains("data-guard-nobody", guard, StringComparison.Ordinal);
        Assert.DoesNotContain("data-action=\"share\"", guard, StringComparison.Ordinal);
        Assert.Contains("data-problem=\"share-nobody-can-agree\"", await PressAsync("X26T3", West, "share", Senior), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_that_needs_nobody_has_no_page_for_a_second_person()
    {
        var share = await ShareAsync("X26T2", South);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_senior, share.Replace("/stop", "/agree", StringComparison.Ordinal)));
    }

    private async Task<Browser> LogInAsync(PersonId person)
    {
        var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(person.Tenant, person.Object));
        return browser;
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private Task<HttpResponseMessage> SubmitAsync(string organisation, PersonId to, string step, PersonId? second) => _sender.SubmitAsync(
        $"{_page}/share?organisation={organisation}",
        $"{_page}/share",
        Fields(
            ("Organisation", organisation), ("To", Value(to)), ("Files", _file), ("Why", "For a second opinion"), ("Days", "7"), ("Step", step),
            ("Second", second is { } one ? Value(one) : string.Empty)));

    private async Task<string> PressAsync(string organisation, PersonId to, string step, PersonId? second = null)
    {
        using var answer = await SubmitAsync(organisation, to, step, second);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <returns>Address of the share's page.</returns>
    private async Task<string> ShareAsync(string organisation, PersonId to, PersonId? second = null)
    {
        using var shared = await SubmitAsync(organisation, to, "share", second);
        Assert.Equal(HttpStatusCode.Found, shared.StatusCode);
        return shared.Headers.Location!.OriginalString;
    }

    private static string Value(PersonId person) => $"person:{person.Tenant:N}:{person.Object:N}";

    private static async Task<string> ReadAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        return page.StatusCode;
    }
}
