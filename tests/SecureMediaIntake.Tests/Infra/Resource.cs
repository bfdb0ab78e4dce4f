using System.Text.Json.Nodes;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>One resource of a deployment.</summary>
internal sealed class Resource(JsonObject json)
{
    public string Type => Text("type")!;

    public string Id => Text("id")!;

    /// <summary>The last part of its name.</summary>
    public string Name => Text("name")!.Split('/')[^1];

    /// <summary>The first part of its name: of a queue, the account that it lies in.</summary>
    public string Parent => Text("name")!.Split('/')[0];

    public JsonObject Json => json;

    /// <param name="path">Members and positions, such as <c>properties.cors.corsRules.0.allowedOrigins</c>.</param>
    public JsonNode? At(string path)
    {
        JsonNode? at = json;

        foreach (var part in path.Split('.'))
        {
            at = at switch
            {
                JsonObject members => members[part],
                JsonArray list when int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) is var n && n < list.Count => list[n],
                _ => null,
            };
        }

        return at;
    }

    public string? Text(string path) => At(path)?.ToString();

    public IReadOnlyList<JsonNode> List(string path) => At(path) is JsonArray list ? [.. list.OfType<JsonNode>()] : [];

    public IReadOnlyList<string> Texts(string path) => [.. List(path).Select(one => one.ToString())];

    public void Set(string path, JsonNode? value)
    {
        var cut = path.LastIndexOf('.');
        ((JsonObject)(cut < 0 ? json : At(path[..cut])!))[path[(cut + 1)..]] = value;
    }

    public Resource Copy() => new((JsonObject)json.DeepClone());
}
