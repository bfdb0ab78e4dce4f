using System.Net;
using System.Text.RegularExpressions;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>A browser without script: keeps cookies, says where a request comes from, follows nothing by itself.</summary>
internal sealed partial class Browser(HttpMessageHandler server, Uri origin) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client = new(server, disposeHandler: true) { BaseAddress = origin };

    /// <param name="other">Whose cookies it has too, as they are now.</param>
    public Browser(HttpMessageHandler server, Uri origin, Browser other)
        : this(server, origin) => _cookies.Add(other._cookies.GetAllCookies());

    public IReadOnlyList<string> CookieNames => [.. _cookies.GetAllCookies().Select(cookie => cookie.Name)];

    /// <summary>Opens a page: what a person does.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string from = "same-origin") => SendAsync(Page(HttpMethod.Get, path, from));

    /// <summary>Fetches something for a page: a picture, a range, a fresh copy of a list.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path, params (string Name, string Value)[] headers) =>
        FetchAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> FetchAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Sec-Fetch-Dest", "image");

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request);
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(
        string page, string action, IReadOnlyDictionary<string, string>? fields = null, string from = "same-origin")
    {
        using var opened = await OpenAsync(page);
        return await PostAsync(action, Hidden(await opened.Content.ReadAsStringAsync()), fields, from);
    }

    /// <summary>Sends a form that was opened before.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string action, IReadOnlyDictionary<string, string> hidden, IReadOnlyDictionary<string, string>? fields = null, string from = "same-origin")
    {
        var request = Page(HttpMethod.Post, action, from);
        request.Content = new FormUrlEncodedContent(
            hidden.Where(field => fields?.ContainsKey(field.Key) != true).Concat(fields ?? new Dictionary<string, string>()));
        return SendAsync(request);
    }

    /// <summary>Sends a form with a file.</summary>
    public Task<HttpResponseMessage> PostAsync(string action, MultipartFormDataContent form, string from = "same-origin")
    {
        var request = Page(HttpMethod.Post, action, from);
        request.Content = form;
        return SendAsync(request);
    }

    public static Dictionary<string, string> Hidden(string html) =>
        // A page may have several forms; they share one token.
        HiddenField().Matches(html).DistinctBy(match => match.Groups["name"].Value).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Page(HttpMethod method, string path, string from)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        request.Headers.Add("Sec-Fetch-Site", from);
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var address = new Uri(_client.BaseAddress!, request.RequestUri!);

            if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(address, cookie);
            }

            return answer;
        }
    }

    [GeneratedRegex("""<input(?=[^>]* type="hidden")[^>]*? name="(?<name>[^"]+)"[^>]*? value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenField();
}
