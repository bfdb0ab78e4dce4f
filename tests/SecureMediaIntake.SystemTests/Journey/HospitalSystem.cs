using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>A system of a hospital that asks for media by the API, and reads what became of it.</summary>
internal sealed class HospitalSystem(World world, SeedOrganisation organisation)
{
    public async Task<HttpClient> ClientAsync()
    {
        var client = world.CreateClient();
        client.BaseAddress = world.PublicOrigin;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await world.SignIn.MachineTokenAsync(organisation, organisation.Machines[0], CancellationToken.None));
        return client;
    }

    /// <summary>Asks a patient for photos.</summary>
    /// <remarks>When the call is cut, it is made again with the same key, as the API's own contract says: it is one request.</remarks>
    /// <param name="also">What is asked beside the usual.</param>
    /// <returns>The request's id and the link that was texted.</returns>
    public async Task<(string Request, string Link)> AskAsync(SeedPatient patient, JsonObject? also = null)
    {
        using var client = await ClientAsync();
        var key = RandomNumberGenerator.GetHexString(32);
        string? request = null;
        await Eventually.TrueAsync(async () => (request = await TryAskAsync(client, key, Form(patient, also))) is not null, "the request is made");

        using var patience = new CancellationTokenSource(JourneyWorld.Patience);
        return (request!, await LinkAsync(request!, patient, patience.Token));
    }

    private static async Task<string?> TryAskAsync(HttpClient client, string key, JsonObject form)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/media-requests") { Content = JsonContent.Create(form) };
        post.Headers.Add("Idempotency-Key", key);

        try
        {
            using var answer = await client.SendAsync(post);
            return answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK
                ? (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!
                : null;
        }
        catch (HttpRequestException)
        {
            // The handler died and is being started again.
            return null;
        }
    }

    private static JsonObject Form(SeedPatient patient, JsonObject? also)
    {
        var form = Usual(patient);

        foreach (var (name, value) in also ?? [])
        {
            form[name] = value?.DeepClone();
        }

        return form;
    }

    private static JsonObject Usual(SeedPatient patient) => new()
    {
        ["nhsNumber"] = patient.NhsNumber,
        ["birthDate"] = patient.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["mobile"] = patient.Mobile,
        ["wanted"] = "2 photos of your left leg",
        ["why"] = "check how your wound is healing",
        ["days"] = 7,
    };

    public async Task<JsonNode> ReadAsync(string request)
    {
        using var client = await ClientAsync();
        return (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/media-requests/{request}", UriKind.Relative)))!;
    }

    /// <summary>Waits until every item of the request is in this state.</summary>
    /// <returns>The items as they were then: whoever asks again may ask a handler that has just been killed.</returns>
    public async Task<JsonArray> AllAsync(string request, string state)
    {
        JsonArray items = [];
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    items = (await ReadAsync(request))["items"]!.AsArray();
                    return items.Count > 0 && items.All(item => (string)item!["status"]! == state);
                }
                catch (HttpRequestException)
                {
                    // The handler is being started again.
                    return false;
                }
            },
            $"every item of {request} is {state}");
        return items;
    }

    /// <summary>The link of the request's next text that has one.</summary>
    public async Task<string> NextLinkAsync(string request, SeedPatient patient)
    {
        using var patience = new CancellationTokenSource(JourneyWorld.Patience);
        return await LinkAsync(request, patient, patience.Token);
    }

    private async Task<string> LinkAsync(string request, SeedPatient patient, CancellationToken cancellation)
    {
        while (true)
        {
            var text = await world.Texts.WaitForTextAsync(patient.Mobile, cancellation);

            // The same phone still gets what earlier requests owed it, and texts that only say that everything was received.
            if (text.Reference?.StartsWith(request, StringComparison.Ordinal) == true
                && text.Body.Split(' ').FirstOrDefault(word => word.StartsWith("https://", StringComparison.Ordinal)) is { } link)
            {
                return link;
            }
        }
    }
}
