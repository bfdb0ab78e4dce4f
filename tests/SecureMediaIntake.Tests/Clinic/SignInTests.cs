using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed partial class SignInTests : IAsyncLifetime
{
    private static readonly string[] Refusals = ["/clinic/no-access", "/clinic/log-in?failed=yes"];

    private TestSite _site = null!;

    public static TheoryData<string, object?> Refused => new()
    {
        { "acct", 1 },
        { "acct", null },
        { "idp", "https://sts.windows.net/22222222-2222-4222-8222-222222222222/" },
        { "tid", TestSite.SouthTenant.ToString() },
        { "tid", null },
        { "tid", "not-a-tenant" },
        { "oid", null },
        { "oid", "10000099-0000-4000-8000-000000000099" },
        { "iss", FakeTenants.IssuerOf(TestSite.SouthTenant) },
        { "iss", "https://attacker.example/11111111-1111-4111-8111-111111111111/v2.0" },
        { "iss", $"{FakeTenants.Origin}/{{tenantid}}/v2.0" },
        { "iss", $"{FakeTenants.Origin}/11111111-1111-4111-8111-111111111111/v1.0" },
        { "aud", "another-application" },
    };

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_clinician_logs_in_and_sees_the_page_they_wanted()
    {
        using var browser = _site.NewBrowser();
        var wanted = $"/clinic/requests/{await _site.AskAsync()}";

        using var first = await browser.OpenAsync(wanted);
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId), wanted);
        using var hop = await browser.OpenAsync(back.Headers.Location!.OriginalString, from: "cross-site");
        using var page = await browser.OpenAsync(wanted);

        Assert.Equal(ClinicPaths.With("/clinic/log-in", wanted), first.Headers.Location!.OriginalString);
        Assert.Contains($"""content="0; url={wanted}">""", await hop.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_sign_in_asks_for_a_code_with_PKCE_that_comes_back_in_a_form_and_never_in_an_address()
    {
        using var browser = _site.NewBrowser();

        using var start = await browser.OpenAsync("/clinic/log-in/start");
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(start.Headers.Location!.Query);

        Assert.Equal($"{FakeTenants.Origin}/organizations/v2.0/auth", start.Headers.Location.GetLeftPart(UriPartial.Path));
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("https://media.example/clinic/signin-oidc", query["redirect_uri"]);
        Assert.Equal("form_post", query["response_mode"]);
    }

    [Fact]
    public async Task Every_cookie_is_secure_unreadable_by_script_and_as_strict_as_its_work_allows()
    {
        using var browser = _site.NewBrowser();

        using var start = await browser.OpenAsync("/clinic/log-in/start");
        var (action, fields) = _site.Tenants.Approve(
            start.Headers.Location!, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));
        using var back = await browser.PostAsync(action, fields, from: "cross-site");
        var first = start.Headers.GetValues("Set-Cookie").ToList();
        var session = Assert.Single(back.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-clinic=", StringComparison.Ordinal));

        Assert.Equal(2, first.Count);
        Assert.All([.. first, session], cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });

        // They must come along with the provider's post, go to the callback only, and give no right.
        Assert.All(first, cookie => Assert.Contains("path=/clinic/signin-oidc; secure; samesite=none", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("samesite=strict", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", session, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_token_that_is_not_a_clinicians_gives_no_session(string claim, object? value)
    {
        using var browser = _site.NewBrowser();

        using var back = await _site.LogInAsync(
            browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId, (claim, value)));
        using var page = await browser.OpenAsync("/clinic");

        Assert.DoesNotContain("__Host-clinic", browser.CookieNames);
        Assert.Contains(back.Headers.Location!.OriginalString, Refusals);
        Assert.StartsWith("/clinic/log-in", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_is_not_on_board_is_told_to_use_the_right_account()
    {
        using var browser = _site.NewBrowser();

        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.OtherTenant, TestSite.North.ObjectId));
        using var page = await browser.OpenAsync(back.Headers.Location!.OriginalString);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Use your own organisation's account.", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        using var victim = _site.NewBrowser();
        using var attacker = _site.NewBrowser();
        using var start = await attacker.OpenAsync("/clinic/log-in/start");
        var (action, fields) = _site.Tenants.Approve(
            start.Headers.Location!, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));

        using var back = await victim.PostAsync(action, fields, from: "cross-site");

        Assert.Equal("/clinic/log-in?failed=yes", back.Headers.Location!.OriginalString);
        Assert.DoesNotContain("__Host-clinic", victim.CookieNames);
    }

    [Fact]
    public async Task Fifteen_idle_minutes_end_the_session_and_not_one_less()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        _site.Clock.Advance(TimeSpan.FromMinutes(14));
        using var still = await browser.OpenAsync("/clinic");
        _site.Clock.Advance(TimeSpan.FromMinutes(14));
        using var again = await browser.OpenAsync("/clinic");
        _site.Clock.Advance(TimeSpan.FromMinutes(15));
        using var over = await browser.OpenAsync("/clinic");

        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("/clinic/log-in?to=%2Fclinic", over.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_list_that_keeps_itself_fresh_is_nobody_at_work()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        for (var minute = 0; minute < 15; minute++)
        {
            using var fresh = await browser.FetchAsync("/clinic", ("X-Refresh", "1"));
            Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
            _site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var over = await browser.FetchAsync("/clinic", ("X-Refresh", "1"));
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
    }

    [Fact]
    public async Task A_busy_session_ends_after_twelve_hours()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        for (var spent = TimeSpan.Zero; spent < SessionCookie.Longest; spent += TimeSpan.FromMinutes(10))
        {
            using var page = await browser.OpenAsync("/clinic");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            _site.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        using var over = await browser.OpenAsync("/clinic");
        Assert.Equal(HttpStatusCode.Found, over.StatusCode);
    }

    [Fact]
    public async Task A_link_in_an_e_mail_takes_one_step_on_our_site_so_that_a_session_is_found()
    {
        using var browser = _site.NewBrowser();

        using var fromMail = await browser.OpenAsync("/clinic", from: "cross-site");
        using var ownStep = await browser.OpenAsync("/clinic", from: "same-origin");

        Assert.Equal("/clinic/logged-in?to=%2Fclinic", fromMail.Headers.Location!.OriginalString);
        Assert.Equal("/clinic/log-in?to=%2Fclinic", ownStep.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("//attacker.example")]
    [InlineData("/\\attacker.example")]
    [InlineData("/clinic//attacker.example")]
    [InlineData("/clinic/requests/../../p")]
    [InlineData("/clinicattacker")]
    [InlineData("/clinic/log-in/start")]
    [InlineData("/clinic\" onload=\"x")]
    [InlineData("")]
    public void Nobody_is_sent_anywhere_but_to_a_page_of_the_portal(string to) => Assert.Equal("/clinic", ClinicPaths.ReturnTo(to));

    [Theory]
    [InlineData(Roles.Clinician, "/clinic", "Requests, Inbox, New request, Patients, Notes for me, Shared with me, Notices, Activity")]
    [InlineData(Roles.GovernanceLead, "/clinic/inbox", "Inbox, Notices, Activity")]
    [InlineData(Roles.Administrator, "/clinic", "")]
    public async Task Everybody_begins_at_a_page_that_opens_for_them_and_finds_only_such_pages_in_the_menu(Roles roles, string home, string menu)
    {
        _site.Directory.Put("X26T1", TestSite.North.Id, roles);
        using var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));
        using var page = await browser.OpenAsync("/clinic/logged-in");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal($"/clinic/logged-in?to={Uri.EscapeDataString(home)}", back.Headers.Location!.OriginalString);
        Assert.Equal(menu, string.Join(", ", MenuLink().Matches(html).Select(link => link.Groups[1].Value)));
    }

    [Fact]
    public async Task Logging_out_ends_the_session()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var gone = await browser.PostAsync("/clinic/log-out", new Dictionary<string, string>());
        using var page = await browser.OpenAsync("/clinic");

        Assert.Equal("/clinic/logged-out", gone.Headers.Location!.OriginalString);
        Assert.Equal("/clinic/log-in?to=%2Fclinic", page.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_out_too_and_another_log_in_of_the_same_person_is_not()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        using var elsewhere = await _site.LogInAsync(TestSite.NorthTenant);
        using var copy = _site.CopyOf(browser);
        using var before = await copy.OpenAsync("/clinic");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var gone = await browser.PostAsync("/clinic/log-out", new Dictionary<string, string>());
        using var page = await copy.OpenAsync("/clinic");
        using var other = await elsewhere.OpenAsync("/clinic");

        Assert.Equal("/clinic/log-in?to=%2Fclinic", page.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_log_a_person_out()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var refused = await browser.PostAsync("/clinic/log-out", new Dictionary<string, string>(), from: "cross-site");
        using var page = await browser.OpenAsync("/clinic");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_work_account_can_be_logged_out_too_and_the_browser_comes_back()
    {
        using var browser = _site.NewBrowser();

        using var gone = await browser.OpenAsync("/clinic/log-out/work-account");
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(gone.Headers.Location!.Query);
        using var back = await browser.OpenAsync($"/clinic/signout-callback-oidc?state={Uri.EscapeDataString(query["state"]!)}", "cross-site");

        Assert.Equal($"{FakeTenants.Origin}/organizations/v2.0/logout", gone.Headers.Location.GetLeftPart(UriPartial.Path));
        Assert.Equal("https://media.example/clinic/signout-callback-oidc", query["post_logout_redirect_uri"]);
        Assert.Equal(FakeTenants.ClientId, query["client_id"]);
        Assert.Equal("/clinic/logged-out", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Identity_headers_of_a_platform_count_for_nothing()
    {
        using var browser = _site.NewBrowser();

        using var answer = await browser.FetchAsync(
            $"/clinic/requests/{await _site.AskAsync()}",
            ("X-MS-CLIENT-PRINCIPAL", "eyJ0aWQiOiJ4In0="), ("X-MS-CLIENT-PRINCIPAL-ID", TestSite.North.ObjectId.ToString()));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [GeneratedRegex("""header__navigation-link" href="[^"]*">([^<]*)<""")]
    private static partial Regex MenuLink();
}
