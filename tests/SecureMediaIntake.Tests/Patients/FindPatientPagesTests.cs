using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>C3 by its pages, without script: find a patient, ask for photos, open in an emergency; and the governance lead's review.</summary>
public sealed class FindPatientPagesTests : IAsyncLifetime
{
    private const string Page = "/clinic/patients";

    private static readonly PersonId Stranger = new(TestSite.NorthTenant, new("10000005-0000-4000-8000-000000000005"));
    private static readonly PersonId Other = new(TestSite.NorthTenant, new("10000008-0000-4000-8000-000000000008"));
    private static readonly PersonId Lead = new(TestSite.NorthTenant, new("10000006-0000-4000-8000-000000000006"));

    private TestSite _site = null!;
    private Browser _stranger = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Directory.Put("X26T1", new Team(new('a', 32), "Wound care"));
        _site.Directory.Put("X26T1", TestSite.North.Id, teams: [new('a', 32)]);
        _site.Directory.Put("X26T1", Stranger, teams: [new('c', 32)]);
        _site.Directory.Put("X26T1", Other, teams: [new('c', 32)]);
        _site.Directory.Put("X26T1", Lead, Roles.GovernanceLead);
        _request = await _site.AskAsync("photos of your left leg", change: form => form with { Team = new('a', 32) });
        await _site.AddMediaAsync(_request);
        _stranger = await LogInAsync(Stranger);
    }

    public async Task DisposeAsync()
    {
        _stranger.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("999 000 101", "", "", "nhs-number-length", "NHS number must have 10 digits")]
    [InlineData("9990001015", "", "", "nhs-number-invalid", "That is not a valid NHS number. Check each digit")]
    [InlineData("9990001383", "", "", "patient-not-found", "No patient found")]
    [InlineData("", "", "", "patient-nothing-typed", "Enter an NHS number, or a last name and date of birth")]
    [InlineData("", "Test-Alder", "", "birth-date-missing", "Enter the date of birth")]
    [InlineData("", "Test-Alder", "15", "patient-not-found", "No patient found")]
    [InlineData("", "Test-Birch", "14", "patient-not-found", "No patient found")]
    public async Task What_is_wrong_is_said_in_the_words_of_the_journey(string number, string family, string day, string code, string words)
    {
        using var answer = await _stranger.SubmitAsync(Page, Page, Fields(("NhsNumber", number), ("Family", family), ("Day", day), ("Month", "3"), ("Year", "1956")));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"data-problem=\"{code}\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999 000 1014", "")]
    [InlineData("", "test-alder")]
    public async Task Found_it_shows_whose_page_it_is_and_how_many_requests_are_not_theirs(string number, string family)
    {
        var page = await FindAsync(number, family);

        Assert.Contains("TEST-ALDER", page, StringComparison.Ordinal);
        Assert.Contains("data-others=\"1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("left leg", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_request.Value, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_work_they_are_finds_them_and_asks_with_the_patient_filled_in()
    {
        using var own = await LogInAsync(new(TestSite.NorthTenant, TestSite.North.ObjectId));
        var page = await FindAsync("9990001014", who: own);
        Assert.Contains($"href=\"/clinic/requests/{_request}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-others", page, StringComparison.Ordinal);

        using var form = await own.PostAsync("/clinic/requests/new", Browser.Hidden(page), Fields(("Step", "change")));
        var asked = await form.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.Contains("name=\"NhsNumber\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"nhs-number-hint\" value=\"9990001014\"", asked, StringComparison.Ordinal);
        Assert.Matches("name=\"Key\" value=\"[0-9a-f]{32}\"", asked);
    }

    [Fact]
    public async Task In_an_emergency_they_open_and_the_lead_is_told_reads_and_reviews()
    {
        var found = await FindAsync("9990001014");
        using (var without = await _stranger.PostAsync(Page, Browser.Hidden(found), Fields(("Step", "emergency"), ("Reason", " "))))
        {
            Assert.Contains("data-problem=\"emergency-reason-missing\"", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var opened = await _stranger.PostAsync(Page, Browser.Hidden(found), Fields(("Step", "emergency"), ("Reason", "Bleeding"))))
        {
            var page = await opened.Content.ReadAsStringAsync();
            Assert.Contains("data-emergency", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/clinic/requests/{_request}\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_stranger, $"/clinic/requests/{_request}"));
        using var lead = await LogInAsync(Lead);
        Assert.Contains("1 emergency waits for your review", await ReadAsync(lead, "/clinic/inbox"), StringComparison.Ordinal);
        var notices = await ReadAsync(lead, "/clinic/notices");
        Assert.DoesNotContain("TEST-ALDER", notices, StringComparison.OrdinalIgnoreCase);
        var review = notices.Split("href=\"").Select(part => part.Split('"')[0]).Single(address => address.Contains("/emergencies/", StringComparison.Ordinal));
        var sheet = await ReadAsync(lead, review);
        Assert.Contains("Bleeding", sheet, StringComparison.Ordinal);
        Assert.Contains("data-line=\"emergency-opened\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("/thumbnail", sheet, StringComparison.Ordinal);

        using var reviewed = await lead.SubmitAsync(review, review);
        Assert.Equal(review, reviewed.Headers.Location!.OriginalString);
        Assert.Contains("data-reviewed", await ReadAsync(lead, review), StringComparison.Ordinal);
        Assert.DoesNotContain("data-to-review", await ReadAsync(lead, "/clinic/notices"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_stranger, review));
    }

    [Fact]
    public async Task A_reference_is_for_one_person_and_a_short_time()
    {
        var found = Browser.Hidden(await FindAsync("9990001014"));
        using var other = await LogInAsync(Other);
        using var own = await other.OpenAsync(Page);
        var token = Browser.Hidden(await own.Content.ReadAsStringAsync());

        foreach (var reference in new[] { found["Reference"], "9990001014", string.Empty })
        {
            using var refused = await other.PostAsync(Page, token, Fields(("Step", "emergency"), ("Reason", "Bleeding"), ("Reference", reference)));
            Assert.Contains("data-problem=\"patient-reference-ended\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"/clinic/requests/{_request}"));
    }

    [Fact]
    public async Task A_record_that_does_not_answer_loses_nothing_that_was_typed()
    {
        _site.Edges.RecordIsDown = true;

        using var answer = await _stranger.SubmitAsync(Page, Page, Fields(("NhsNumber", "9990001014")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("value=\"9990001014\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_list_in_the_open_says_the_number()
    {
        Assert.All(_site.Get<InMemoryLists>().Names, name => Assert.DoesNotContain("9990001014", name, StringComparison.Ordinal));
        Assert.Contains(_site.Get<InMemoryLists>().Names, name => name.StartsWith("patient:", StringComparison.Ordinal));
    }

    private async Task<string> FindAsync(string number, string family = "", Browser? who = null)
    {
        using var answer = await (who ?? _stranger).SubmitAsync(Page, Page, Fields(("NhsNumber", number), ("Family", family), ("Day", "14"), ("Month", "3"), ("Year", "1956")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Browser> LogInAsync(PersonId person)
    {
        var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(person.Tenant, person.Object));
        return browser;
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

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
