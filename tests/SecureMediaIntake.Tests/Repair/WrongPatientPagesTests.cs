using System.Net;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>C21 by its pages: one person reports, another agrees, and whoever saw it reads so.</summary>
public sealed class WrongPatientPagesTests : IAsyncLifetime
{
    private MixUp _mixUp = null!;
    private Browser _first = null!;
    private Browser _second = null!;
    private string _request = string.Empty;

    public async Task InitializeAsync()
    {
        _mixUp = await MixUp.MakeAsync();
        _request = $"/clinic/requests/{_mixUp.Request}";
        _first = await LogInAsync(MixUp.First);
        _second = await LogInAsync(MixUp.Second);
        await TestSite.ConfirmAsync(_first, _mixUp.Request);
    }

    public async Task DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _mixUp.DisposeAsync();
    }

    [Fact]
    public async Task From_the_request_to_the_right_patient()
    {
        Assert.Contains("data-action=\"wrong-patient\"", await ReadAsync(_first, _request), StringComparison.Ordinal);
        Assert.Contains("data-what-happens", await ReadAsync(_first, $"{_request}/wrong-patient"), StringComparison.Ordinal);

        using var reported = await _first.SubmitAsync($"{_request}/wrong-patient", $"{_request}/wrong-patient", Form());
        var whose = reported.Headers.Location!.OriginalString;
        var misfile = whose.Split('/')[5];
        Assert.EndsWith("/patient", whose, StringComparison.Ordinal);

        var page = await ReadAsync(_first, _request);
        Assert.Contains($"data-misfile=\"{misfile}\" data-misfile-state=\"open\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/items/{_mixUp.Items[0]}/thumbnail", page, StringComparison.Ordinal);
        Assert.Contains($"/items/{_mixUp.Items[1]}/thumbnail", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-action=\"decide-misfile\"", page, StringComparison.Ordinal);
        using var picture = await _first.FetchAsync($"{_request}/items/{_mixUp.Items[0]}/preview");
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);

        _mixUp.Site.Edges.Found = MixUp.Right;
        using var named = await _first.SubmitAsync(whose, whose, Fields(("NhsNumber", "9990001014"), ("Day", "14"), ("Month", "3"), ("Year", "1956")));
        Assert.Equal(_request, named.Headers.Location!.OriginalString);

        var notices = await ReadAsync(_second, "/clinic/notices");
        Assert.Contains($"data-waiting=\"{misfile}\"", notices, StringComparison.Ordinal);
        Assert.DoesNotContain("TEST-ALDER", notices, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("data-notices=\"1\"", await ReadAsync(_second, "/clinic"), StringComparison.Ordinal);

        var second = $"{_request}/wrong-patient/{misfile}";
        var asked = await ReadAsync(_second, second);
        Assert.Contains("TEST-BIRCH", asked, StringComparison.Ordinal);
        Assert.Contains("Another person&#x27;s foot", asked, StringComparison.Ordinal);
        using var decided = await _second.SubmitAsync(second, second, Fields(("Decision", "Move")));
        Assert.Equal(second, decided.Headers.Location!.OriginalString);

        await _mixUp.RepairAsync();
        var target = (await _mixUp.TargetAsync(misfile))!;
        Assert.Contains($"href=\"/clinic/requests/{target.Id}\"", await ReadAsync(_second, second), StringComparison.Ordinal);
        var moved = await ReadAsync(_first, $"/clinic/requests/{target.Id}");
        Assert.Contains("TEST-BIRCH", moved, StringComparison.Ordinal);
        Assert.Contains("data-answer=\"Moved here\"", moved, StringComparison.Ordinal);
        Assert.DoesNotContain("data-action=\"ask-again\"", moved, StringComparison.Ordinal);
        Assert.DoesNotContain("TEST-BIRCH", await ReadAsync(_first, _request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_shown_it_reads_so_on_their_own_pages()
    {
        using var teammate = await LogInAsync(MixUp.Teammate);
        await _mixUp.MayViewAsync(MixUp.Teammate, _mixUp.Items[0]);
        var misfile = await _mixUp.ReportAsync();

        Assert.Contains("data-notices=\"1\"", await ReadAsync(teammate, "/clinic"), StringComparison.Ordinal);
        Assert.Contains("data-notices=\"1\"", await ReadAsync(teammate, "/clinic/shared"), StringComparison.Ordinal);
        Assert.Contains("data-viewer=\"told\"", await ReadAsync(_first, _request), StringComparison.Ordinal);

        using var read = await teammate.SubmitAsync("/clinic/notices", "/clinic/notices");
        Assert.Equal("/clinic/notices", read.Headers.Location!.OriginalString);

        Assert.DoesNotContain($"data-notice=\"{misfile}\"", await ReadAsync(teammate, "/clinic/notices"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-notices", await ReadAsync(teammate, "/clinic"), StringComparison.Ordinal);
        Assert.Contains("data-viewer=\"knows\"", await ReadAsync(_first, _request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_hides_nothing()
    {
        using var empty = await _first.PostAsync($"{_request}/wrong-patient", Browser.Hidden(await ReadAsync(_first, $"{_request}/wrong-patient")));
        var html = await empty.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.All(
            (string[])["misfile-items-missing", "misfile-reason-missing", "misfile-wish-missing"],
            code => Assert.Contains($"data-problem=\"{code}\"", html, StringComparison.Ordinal));
        Assert.True(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
    }

    [Fact]
    public async Task A_number_that_the_record_does_not_know_is_said_and_they_stay_hidden()
    {
        var misfile = await _mixUp.ReportAsync();
        var whose = $"{_request}/wrong-patient/{misfile}/patient";
        _mixUp.Site.Edges.NoPatient = RequestProblems.NoPatient;

        using var answer = await _first.SubmitAsync(whose, whose, Fields(("NhsNumber", "9990001014"), ("Day", "1"), ("Month", "1"), ("Year", "1950")));

        Assert.Contains("data-problem=\"no-patient\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await _mixUp.MayViewAsync(MixUp.First, _mixUp.Items[0]));
    }

    [Fact]
    public async Task Who_reported_it_finds_no_way_to_decide()
    {
        var misfile = await _mixUp.ReportAsync(MixUp.Second);
        var second = $"{_request}/wrong-patient/{misfile}";

        Assert.Contains("data-not-you", await ReadAsync(_second, second), StringComparison.Ordinal);
        using var decided = await _second.SubmitAsync("/clinic/requests/new", second, Fields(("Decision", "Erase")));
        Assert.Equal(HttpStatusCode.Conflict, decided.StatusCode);
        using var requester = await _first.OpenAsync(second);
        Assert.Equal(HttpStatusCode.NotFound, requester.StatusCode);
    }

    private Dictionary<string, string> Form() => Fields(("Files", _mixUp.Items[0].Value), ("Reason", "Another person's foot"), ("Wish", "Move"));

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private static async Task<string> ReadAsync(Browser browser, string path)
    {
        using var page = await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<Browser> LogInAsync(Clinician who)
    {
        var browser = _mixUp.Site.NewBrowser();
        using var back = await _mixUp.Site.LogInAsync(browser, FakeTenants.Claims(who.TenantId, who.ObjectId));
        return browser;
    }
}
