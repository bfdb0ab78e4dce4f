using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Inbox;

/// <summary>The inbox and the lists as pages, without script.</summary>
public sealed class InboxPagesTests : IAsyncLifetime
{
    private static readonly PersonId Colleague = new(TestSite.NorthTenant, new("10000002-0000-4000-8000-000000000002"));
    private static readonly PersonId Lead = new(TestSite.NorthTenant, new("10000005-0000-4000-8000-000000000005"));

    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T1", Colleague);
        _site.Directory.Put("X26T1", Lead, Roles.GovernanceLead);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task One_press_in_the_inbox_takes_it_and_the_second_person_reads_who_has_it()
    {
        var request = await _site.AskAsync();
        await _site.AddMediaAsync(request);
        using var first = await _site.LogInAsync(TestSite.NorthTenant);
        using var second = await LogInAsync(Colleague, "Test Clinician Two");

        using var pressed = await first.SubmitAsync("/clinic/inbox", $"/clinic/requests/{request}/take");
        using var later = await second.SubmitAsync($"/clinic/requests/{request}/pass", $"/clinic/requests/{request}/take");

        Assert.Equal($"/clinic/requests/{request}", pressed.Headers.Location?.OriginalString);
        Assert.Equal($"/clinic/requests/{request}", later.Headers.Location?.OriginalString);
        Assert.Contains("You have taken this.", await TextAsync(first, $"/clinic/requests/{request}"), StringComparison.Ordinal);
        Assert.Contains("Test Clinician One has taken this", await TextAsync(second, $"/clinic/requests/{request}"), StringComparison.Ordinal);
        Assert.Contains("Acknowledged by Test Clinician One", await TextAsync(second, "/clinic/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_is_told_to_call_when_nobody_took_it_in_time_and_the_lead_reads_nothing_of_a_patient()
    {
        var request = await _site.AskAsync();
        await _site.SayUrgentAsync(request, "It may be infected");
        await _site.AddMediaAsync(request);
        using var early = await _site.LogInAsync(TestSite.NorthTenant);
        Assert.DoesNotContain("Nobody has acknowledged this.", await TextAsync(early, $"/clinic/requests/{request}"), StringComparison.Ordinal);

        // A minute longer than a page may be left alone.
        _site.Clock.Advance(TimeSpan.FromMinutes(16));
        using var requester = await _site.LogInAsync(TestSite.NorthTenant);
        using var lead = await LogInAsync(Lead, "Test Lead");
        await _site.Get<WatchClock>().RunAsync(request, CancellationToken.None);
        var inbox = await TextAsync(lead, "/clinic/inbox");

        // Without seniors the lead is next.
        Assert.Contains("Nobody has acknowledged this. Call 01632 960101.", await TextAsync(requester, $"/clinic/requests/{request}"), StringComparison.Ordinal);
        Assert.Contains("Nobody has acknowledged these", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("TEST-ALDER", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Value, inbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgency_and_its_reason_stand_on_the_page_and_in_the_trail_beside_what_it_does_not_replace()
    {
        var request = await _site.AskAsync();
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        Assert.Contains("This does not replace an emergency call. Call 999 in an emergency.", await TextAsync(browser, $"/clinic/requests/{request}/urgency"), StringComparison.Ordinal);

        using var without = await SayAsync(browser, request, string.Empty);
        using var with = await SayAsync(browser, request, "It has spread");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Found), (without.StatusCode, with.StatusCode));
        Assert.Contains("Enter why this is urgent", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Said how urgent it is (urgent): “It has spread”", await TextAsync(browser, $"/clinic/requests/{request}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_names_its_next_page_by_nothing_of_a_patient()
    {
        for (var n = 0; n < ReadLists.PageLength + 2; n++)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(1));
            await _site.AskAsync();
        }

        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        var first = await TextAsync(browser, "/clinic?status=Sent");
        var next = WebUtility.HtmlDecode(Regex.Match(first, "href=\"(?<next>[^\"]+)\" data-action=\"older\"").Groups["next"].Value);
        var second = await TextAsync(browser, next);

        Assert.Contains("Sent (27)", first, StringComparison.Ordinal);
        Assert.Matches("^/clinic\\?status=Sent&after=[0-9]{19}%3A[0-9a-f]{32}$", next);
        Assert.Equal((ReadLists.PageLength, 2), (Rows(first), Rows(second)));
        Assert.DoesNotContain("data-action=\"older\"", second, StringComparison.Ordinal);
        Assert.Contains("There are none.", await TextAsync(browser, "/clinic?status=Locked&after=x'%20or%20true"), StringComparison.Ordinal);
    }

    private static int Rows(string html) => Regex.Count(html, "data-progress=");

    private static Task<HttpResponseMessage> SayAsync(Browser browser, RequestId request, string why) => browser.SubmitAsync(
        $"/clinic/requests/{request}/urgency", $"/clinic/requests/{request}/urgency", new Dictionary<string, string>(StringComparer.Ordinal) { ["Urgency"] = "Urgent", ["Why"] = why });

    private static async Task<string> TextAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private async Task<Browser> LogInAsync(PersonId person, string name)
    {
        var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(person.Tenant, person.Object, ("name", name)));
        return browser;
    }
}
