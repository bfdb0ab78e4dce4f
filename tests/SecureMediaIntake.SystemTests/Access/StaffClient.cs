using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>
/// Somebody of an organisation's staff, as far as HTTP goes. They log in the whole way, by the pages of the sign-in; afterwards each call carries the session
/// that they got then, whatever an answer says about cookies.
/// </summary>
internal sealed partial class StaffClient : IDisposable
{
    private static readonly Uri Start = new("/clinic/log-in/start", UriKind.Relative);

    private readonly HttpClient _http;
    private readonly World _world;
    private string _cookies = string.Empty;

    public StaffClient(World world)
    {
        _world = world;
        var handler = world.Authority.CreateHandler();
        (handler.AllowAutoRedirect, handler.UseCookies) = (false, false);
        _http = new(handler, disposeHandler: true) { BaseAddress = world.PublicOrigin };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>The token of this person's forms; empty for whom no page has one.</summary>
    public string FormToken { get; private set; } = string.Empty;

    /// <summary>What the browser holds that gives this person's rights.</summary>
    public IEnumerable<string> SessionCookies => _cookies.Split("; ").Select(cookie => cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    public void UseToken(string bearer) => _http.DefaultRequestHeaders.Authorization = new("Bearer", bearer);

    /// <returns>The page that the sign-in ended on.</returns>
    public async Task<string> LogInAsync(SeedOrganisation organisation, SeedUser person)
    {
        var handler = _world.Authority.CreateHandler();
        handler.CookieContainer = new CookieContainer();
        using var browser = new HttpClient(handler, disposeHandler: true) { BaseAddress = _world.PublicOrigin };
        using var tenants = await browser.GetAsync(Start);
        var tenant = TenantLink(organisation.TenantId).Match(await tenants.Content.ReadAsStringAsync()).Groups[1].Value;
        using var people = await browser.GetAsync(new Uri(tenants.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(tenant)));
        using var choice = new FormUrlEncodedContent([KeyValuePair.Create("oid", person.Oid)]);
        using var back = await browser.PostAsync(people.RequestMessage!.RequestUri, choice);
        var html = await back.Content.ReadAsStringAsync();
        using var fields = new FormUrlEncodedContent(
            HiddenField().Matches(html).Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))));
        using var end = await browser.PostAsync(new Uri(WebUtility.HtmlDecode(FormAction().Match(html).Groups[1].Value)), fields);

        _cookies = handler.CookieContainer.GetCookieHeader(_world.PublicOrigin);
        await ReadFormTokenAsync();
        return end.RequestMessage!.RequestUri!.AbsolutePath;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null, bool asPage = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.TryAddWithoutValidation("Cookie", _cookies);

        if (asPage)
        {
            request.Headers.Add("Sec-Fetch-Dest", "document");
            request.Headers.Add("Accept", "text/html");
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Fills in a page's form and presses its button.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] fields)
    {
        using var opened = await SendAsync(HttpMethod.Get, page, asPage: true);
        var hidden = HiddenField().Matches(await opened.Content.ReadAsStringAsync())
            .Select(field => (Name: field.Groups[1].Value, Value: WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Where(field => fields.All(own => own.Name != field.Name));
        var form = hidden.Concat(fields).DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var body = new FormUrlEncodedContent(form);
        return await SendAsync(HttpMethod.Post, page, body, asPage: true);
    }

    /// <summary>Sends a form of theirs that need not be opened first.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(
            fields.Append((Name: "__RequestVerificationToken", Value: FormToken)).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(HttpMethod.Post, path, body, asPage: true);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The form of a new request has a token that fits every form of the same person.</summary>
    private async Task ReadFormTokenAsync()
    {
        using var page = await SendAsync(HttpMethod.Get, "/clinic/requests/new", asPage: true);

        foreach (var cookie in page.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            _cookies += $"; {cookie.Split(';')[0]}";
        }

        FormToken = HiddenField().Matches(await page.Content.ReadAsStringAsync())
            .FirstOrDefault(field => field.Groups[1].Value == "__RequestVerificationToken")?.Groups[2].Value ?? string.Empty;
    }

    private static Regex TenantLink(string tenantId) => new($"href=\"([^\"]+)\" data-tenant=\"{tenantId}\"", RegexOptions.CultureInvariant);

    [GeneratedRegex("""<input(?=[^>]* type="hidden")(?=[^>]* name="([^"]+)")(?=[^>]* value="([^"]*)")[^>]*>""")]
    private static partial Regex HiddenField();

    [GeneratedRegex("""<form[^>]* action="([^"]+)"[^>]*>""")]
    private static partial Regex FormAction();
}
