using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Access;

/// <summary>Who gets in, and who is put out: what our own directory says, whatever a token says.</summary>
public sealed class DirectoryTests : IAsyncLifetime
{
    private const string North = "X26T1";

    private TestSite _site = null!;

    private InMemoryDirectory Directory => _site.Directory;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Whom_the_directory_does_not_know_gets_no_session_and_is_told_whom_to_ask()
    {
        Directory.Remove(North, TestSite.North.Id);
        using var browser = _site.NewBrowser();

        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));
        using var page = await browser.OpenAsync(back.Headers.Location!.OriginalString);

        Assert.Equal("/clinic/no-access", back.Headers.Location.OriginalString);
        Assert.DoesNotContain("__Host-clinic", browser.CookieNames);
        Assert.Contains("you are not on the list of people who use Patient media", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "/clinic/no-access")]
    [InlineData(true, "/clinic/logged-in?to=%2Fclinic")]
    public async Task A_guest_gets_in_only_where_the_organisation_named_the_guest(bool named, string to)
    {
        Directory.Put(North, TestSite.North.Id, namedGuest: named);
        using var browser = _site.NewBrowser();

        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId, ("acct", 1)));

        Assert.Equal(to, back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_row_of_another_organisation_lets_nobody_in()
    {
        Directory.Remove(North, TestSite.North.Id);
        Directory.Put("X26T2", TestSite.North.Id);
        using var browser = _site.NewBrowser();

        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));

        Assert.Equal("/clinic/no-access", back.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(Roles.Clinician, false)]
    [InlineData(Roles.None, true)]
    public async Task Who_left_or_lost_every_role_is_out_in_the_middle_of_a_session(Roles roles, bool active)
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        Directory.Put(North, TestSite.North.Id, roles, active: active);

        using var page = await browser.OpenAsync("/clinic");
        using var picture = await browser.FetchAsync("/clinic");

        Assert.StartsWith("/clinic/log-in", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, picture.StatusCode);
    }

    [Fact]
    public async Task A_guest_who_is_not_named_any_more_is_out_too()
    {
        Directory.Put(North, TestSite.North.Id, namedGuest: true);
        using var browser = _site.NewBrowser();
        using var back = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId, ("acct", 1)));
        Directory.Put(North, TestSite.North.Id);

        using var page = await browser.OpenAsync("/clinic");

        Assert.StartsWith("/clinic/log-in", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_changed_counts_at_the_next_page()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        Directory.Put(North, TestSite.North.Id, Roles.Operator);

        using var page = await browser.OpenAsync("/clinic");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Your role in Patient media does not include it.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_directory_does_not_answer_nobody_goes_on_with_what_was_true_before()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        Directory.IsDown = true;

        using var page = await browser.OpenAsync("/clinic");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Fact]
    public async Task A_first_administrator_gets_in_without_a_row_and_a_row_wins_over_the_setting()
    {
        var subjects = new FindSubject(Directory, new OrganisationDirectory([TestSite.Organisation(North, "North", TestSite.NorthTenant, [TestSite.North.ObjectId])]));
        Directory.Remove(North, TestSite.North.Id);

        var first = await subjects.RunAsync(TestSite.North, CancellationToken.None);
        var asGuest = await subjects.RunAsync(TestSite.North with { IsGuest = true }, CancellationToken.None);
        Directory.Put(North, TestSite.North.Id, Roles.Administrator, active: false);
        var left = await subjects.RunAsync(TestSite.North, CancellationToken.None);

        Assert.Equal(Roles.Administrator, first.Roles);
        Assert.True(AccessRules.MayEnter(first));
        Assert.False(AccessRules.MayEnter(asGuest));
        Assert.False(AccessRules.MayEnter(left));
    }

    [Fact]
    public async Task A_system_is_shut_out_by_a_row_before_its_token_ends()
    {
        var system = TestSite.North with { IsSystem = true, TokenRoles = Roles.RequestSystem };
        var subjects = _site.Get<FindSubject>();
        Directory.Remove(North, TestSite.North.Id);

        var unknown = await subjects.RunAsync(system, CancellationToken.None);
        Directory.Put(North, TestSite.North.Id, Roles.None, active: false);
        var shutOut = await subjects.RunAsync(system, CancellationToken.None);

        Assert.True(AccessRules.MayEnter(unknown));
        Assert.False(AccessRules.MayEnter(shutOut));
    }
}
