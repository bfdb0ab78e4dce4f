using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>What a tester does on the sign-in pages, without a browser: choose the organisation, choose the person.</summary>
internal sealed class SignInBrowser : IDisposable
{
    private readonly HttpClient _client;

    public SignInBrowser(World world)
    {
        var handler = world.Authority.CreateHandler();
        handler.CookieContainer = new CookieContainer();
        _client = new HttpClient(handler, disposeHandler: true);
    }

    /// <exception cref="HttpRequestException">The site or the sign-in refused.</exception>
    public async Task<SignedInPerson> SignInAsync(Uri site, SeedOrganisation organisation, SeedUser person)
    {
        using var first = await GetAsync(site);
        var page = first;
        if (TenantLink(organisation.TenantId).Match(await first.Content.ReadAsStringAsync()) is { Success: true } link)
        {
            page = await GetAsync(new(first.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(link.Groups[1].Value)));
        }

        using (page)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["oid"] = person.Oid });
            using var signedIn = await _client.PostAsync(page.RequestMessage!.RequestUri, form);
            await ExpectAsync(signedIn);
            return (await signedIn.Content.ReadFromJsonAsync<SignedInPerson>())!;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> GetAsync(Uri address)
    {
        var answer = await _client.GetAsync(address);
        await ExpectAsync(answer);
        return answer;
    }

    private static async Task ExpectAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"{answer.RequestMessage!.RequestUri} said: {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
        }
    }

    private static Regex TenantLink(string tenantId) => new($"href=\"([^\"]+)\" data-tenant=\"{tenantId}\"", RegexOptions.CultureInvariant);
}
