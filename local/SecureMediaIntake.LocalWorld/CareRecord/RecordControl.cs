using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.CareRecord;

/// <summary>What tests and the demo do to one organisation's care record behind the product's back.</summary>
public sealed class RecordControl
{
    private readonly LocalAuthority _authority;
    private readonly Uri _base;
    private readonly string _key;

    internal RecordControl(LocalAuthority authority, Uri server, string organisation, string key)
    {
        _authority = authority;
        _base = new(server, $"/control/{organisation}/");
        _key = key;
    }

    /// <summary>Adds a fault; the first that fits a request is used.</summary>
    public Task AddFaultAsync(RecordFault fault, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post,
        "faults",
        new JsonObject
        {
            ["kind"] = fault.Kind.ToString().ToLowerInvariant(),
            ["times"] = fault.Times,
            ["status"] = fault.Status,
            ["milliseconds"] = fault.Delay.TotalMilliseconds,
            ["methods"] = fault.Methods is null ? null : new JsonArray([.. fault.Methods.Select(method => JsonValue.Create(method))]),
            ["path"] = fault.Path,
        },
        cancellation);

    public Task ClearFaultsAsync(CancellationToken cancellation) => SendAsync(HttpMethod.Delete, "faults", null, cancellation);

    /// <summary>What kind of server this one plays: both off and on exist (docs/design.md, destination profile).</summary>
    public Task SwitchAsync(bool honoursIfNoneMatch, bool updateCreates, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put,
        "switches",
        new JsonObject { ["honoursIfNoneMatch"] = honoursIfNoneMatch, ["updateCreates"] = updateCreates },
        cancellation);

    /// <summary>Requests by method and type, such as <c>PUT DocumentReference</c>; <c>POST transaction</c> for bundles.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Get, "counts", null, cancellation)).Deserialize<Dictionary<string, int>>()!;

    /// <summary>Every live resource of a type.</summary>
    public async Task<IReadOnlyList<JsonNode>> ResourcesAsync(string type, CancellationToken cancellation) =>
        [.. (await SendAsync(HttpMethod.Get, $"resources?type={type}", null, cancellation)).AsArray().Select(resource => resource!)];

    /// <summary>Writes a resource as somebody in the record system would; it is validated.</summary>
    /// <exception cref="HttpRequestException">The resource is not valid FHIR.</exception>
    public Task PutAsync(JsonNode resource, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, "resources", resource, cancellation);

    public Task DeleteAsync(string type, string id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, $"resources?type={type}&id={id}", null, cancellation);

    /// <summary>Back to the seeded patients and nothing else, without faults; switches stay.</summary>
    public Task ResetAsync(CancellationToken cancellation) => SendAsync(HttpMethod.Post, "reset", null, cancellation);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellation)
    {
        using var client = _authority.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(_base, path));
        request.Headers.Add("x-control-key", _key);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"The care record's control refused {method} {path}: {text}", null, answer.StatusCode);
    }
}
