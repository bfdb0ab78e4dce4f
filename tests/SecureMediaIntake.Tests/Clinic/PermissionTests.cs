using System.Net;

using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Who must not see something learns nothing: neither that it exists nor whose it is.</summary>
public sealed class PermissionTests : IAsyncLifetime
{
    private static readonly string Unknown = new('0', 32);

    private TestSite _site = null!;
    private RequestId _request;
    private ItemId _item;

    /// <summary>Every address about a request; {r} and {i} stand for its ids.</summary>
    public static TheoryData<string> Addresses => new(
        "/clinic/requests/{r}",
        "/clinic/requests/{r}/sent",
        "/clinic/requests/{r}/cancel",
        "/clinic/requests/{r}/new-link",
        "/clinic/requests/{r}/ask-again",
        "/clinic/requests/{r}/wrong-patient",
        "/clinic/requests/{r}/pass",
        "/clinic/requests/{r}/urgency",
        "/clinic/requests/{r}/activity",
        "/clinic/requests/{r}/activity?handler=Csv",
        "/clinic/requests/{r}/activity/patient-copy",
        "/clinic/requests/{r}/items/{i}",
        "/clinic/requests/{r}/items/{i}?size=full",
        "/clinic/requests/{r}/items/{i}/kept",
        "/clinic/requests/{r}/items/{i}/preview",
        "/clinic/requests/{r}/items/{i}/thumbnail");

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync();
        _item = (await _site.AddMediaAsync(_request)).Item.Id;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Their_own_organisations_clinician_sees_it(string address)
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        await TestSite.ConfirmAsync(browser, _request);

        using var answer = await browser.OpenAsync(Fill(address));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_organisations_clinician_gets_the_same_bytes_as_for_what_does_not_exist(string address)
    {
        using var browser = await _site.LogInAsync(TestSite.SouthTenant);

        using var theirs = await browser.OpenAsync(Fill(address));
        using var nothing = await browser.OpenAsync(Fill(address, Unknown, Unknown));
        using var noId = await browser.OpenAsync(Fill(address, "1", "2"));

        Assert.All([theirs, nothing, noId], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(await BytesAsync(nothing), await BytesAsync(theirs));
        Assert.Equal(await BytesAsync(nothing), await BytesAsync(noId));
        Assert.Equal(HeadersOf(nothing), HeadersOf(theirs));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Nobody_sees_it_without_a_session(string address)
    {
        using var browser = _site.NewBrowser();

        using var page = await browser.OpenAsync(Fill(address));
        using var picture = await browser.FetchAsync(Fill(address));

        Assert.StartsWith("/clinic/log-in", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, picture.StatusCode);
        Assert.Empty(await BytesAsync(picture));
    }

    [Theory]
    [InlineData("/clinic/requests/{r}/cancel")]
    [InlineData("/clinic/requests/{r}/new-link")]
    [InlineData("/clinic/requests/{r}/ask-again")]
    [InlineData("/clinic/requests/{r}/wrong-patient")]
    [InlineData("/clinic/requests/{r}/take")]
    [InlineData("/clinic/requests/{r}/pass")]
    [InlineData("/clinic/requests/{r}/urgency")]
    [InlineData("/clinic/requests/{r}/review")]
    [InlineData("/clinic/requests/{r}/confirm")]
    public async Task Another_organisations_clinician_changes_nothing(string action)
    {
        using var browser = await _site.LogInAsync(TestSite.SouthTenant);
        var before = _site.Requests.Trail(_request).Count;

        using var answer = await browser.SubmitAsync("/clinic/requests/new", Fill(action));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, _site.Requests.Trail(_request).Count);
    }

    [Theory]
    [InlineData("/clinic/requests/new")]
    [InlineData("/clinic/requests/{r}/cancel")]
    [InlineData("/clinic/requests/{r}/new-link")]
    [InlineData("/clinic/requests/{r}/ask-again")]
    [InlineData("/clinic/requests/{r}/wrong-patient")]
    [InlineData("/clinic/requests/{r}/take")]
    [InlineData("/clinic/requests/{r}/pass")]
    [InlineData("/clinic/requests/{r}/urgency")]
    [InlineData("/clinic/requests/{r}/review")]
    [InlineData("/clinic/requests/{r}/confirm")]
    public async Task Another_site_cannot_press_a_button(string action)
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        var before = _site.Requests.Trail(_request).Count;

        using var fromElsewhere = await browser.SubmitAsync("/clinic/requests/new", Fill(action), from: "cross-site");
        using var withoutToken = await browser.PostAsync(Fill(action), new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Forbidden, fromElsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        Assert.Equal(before, _site.Requests.Trail(_request).Count);
    }

    [Fact]
    public async Task A_list_holds_nothing_of_another_organisation()
    {
        using var browser = await _site.LogInAsync(TestSite.SouthTenant);

        using var list = await browser.OpenAsync("/clinic");
        var html = await list.Content.ReadAsStringAsync();

        Assert.Contains("There are no requests yet.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TEST-ALDER", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("original")]
    [InlineData("Kept")]
    [InlineData("0")]
    [InlineData("poster")]
    public async Task A_part_that_there_is_not_is_not_found(string part)
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);

        using var answer = await browser.FetchAsync(Fill($"/clinic/requests/{{r}}/items/{{i}}/{part}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_that_there_is_not_says_so_to_people()
    {
        using var browser = _site.NewBrowser();

        using var answer = await browser.OpenAsync("/clinic/nowhere/at/all");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1 class=\"nhsuk-heading-l\">Page not found</h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private string Fill(string address, string? request = null, string? item = null) => address
        .Replace("{r}", request ?? _request.Value, StringComparison.Ordinal)
        .Replace("{i}", item ?? _item.Value, StringComparison.Ordinal);

    private static Task<byte[]> BytesAsync(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync();

    private static string HeadersOf(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
}
