using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>Shares and stops sharing by the pages of the portal.</summary>
internal sealed partial class Sharer(StaffClient clinician)
{
    public StaffClient Clinician => clinician;

    public static string PersonOf(SeedOrganisation organisation, SeedUser person) => $"person:{new Guid(organisation.TenantId):N}:{new Guid(person.Oid):N}";

    /// <param name="step">What the pressed button wants: <c>check</c> for the guard page, <c>share</c> for what it stands before.</param>
    /// <param name="second">Who is to agree, outside the allow-list.</param>
    public async Task<HttpResponseMessage> PressAsync(string request, string item, string organisation, string to, string step, string second = "")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = clinician.FormToken,
            ["Organisation"] = organisation,
            ["To"] = to,
            ["Files"] = item,
            ["Why"] = "A second opinion",
            ["Days"] = "7",
            ["Second"] = second,
            ["Step"] = step,
        });
        return await clinician.SendAsync(HttpMethod.Post, $"/clinic/requests/{request}/share", form, asPage: true);
    }

    /// <param name="second">Who is to agree, outside the allow-list.</param>
    /// <returns>The share's id, as the request's page has it. Outside the organisation it has not begun.</returns>
    public async Task<string> ShareAsync(string request, string item, SeedOrganisation organisation, SeedUser person, string second = "")
    {
        var before = await SharesAsync(request);
        using var shared = await PressAsync(request, item, organisation.Code, PersonOf(organisation, person), "share", second);
        Assert.Equal(HttpStatusCode.Found, shared.StatusCode);
        return Assert.Single((await SharesAsync(request)).Except(before));
    }

    public async Task StopAsync(string request, string share)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", clinician.FormToken)]);
        using var stopped = await clinician.SendAsync(HttpMethod.Post, $"/clinic/requests/{request}/shares/{share}/stop", form, asPage: true);
        Assert.Equal(HttpStatusCode.Found, stopped.StatusCode);
    }

    public async Task<IReadOnlyList<string>> SharesAsync(string request)
    {
        using var page = await clinician.SendAsync(HttpMethod.Get, $"/clinic/requests/{request}", asPage: true);
        return [.. Share().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("data-share=\"([0-9a-f]{32})\"")]
    private static partial Regex Share();
}
