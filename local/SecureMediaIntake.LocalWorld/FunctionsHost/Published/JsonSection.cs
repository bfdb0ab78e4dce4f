using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>
/// One object of host.json or function.json. Names ignore case, as in the host; a name nobody knows is refused, which the host does not
/// do: a misspelt limit would be silently ignored there.
/// </summary>
internal sealed class JsonSection(JsonObject json, string path)
{
    public string Path => path;

    public IEnumerable<string> Names => json.Select(property => property.Key);

    /// <exception cref="FunctionsHostException">The file is missing or not a JSON object.</exception>
    public static JsonSection Read(string file, string shownAs)
    {
        try
        {
            var node = JsonNode.Parse(
                File.ReadAllText(file),
                new JsonNodeOptions { PropertyNameCaseInsensitive = true },
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false });
            return node is JsonObject found ? new(found, shownAs) : throw new FunctionsHostException($"{shownAs} is not a JSON object.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FunctionsHostException($"{shownAs} is missing at {file}. Is this the published folder, not the repository?", e);
        }
        catch (JsonException e)
        {
            throw new FunctionsHostException($"{shownAs} is not JSON: {e.Message}", e);
        }
    }

    public FunctionsHostException Refuse(string name, string reason) => new($"{path}: \"{name}\" {reason}");

    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var name in Names)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw Refuse(name, "is not a key that this host knows.");
            }
        }
    }

    public bool Has(string name) => json.ContainsKey(name);

    public JsonSection? Section(string name) => json[name] switch
    {
        null => null,
        JsonObject found => new(found, $"{path}: {name}"),
        _ => throw Refuse(name, "must be an object."),
    };

    public JsonSection Required(string name) => Section(name) ?? throw Refuse(name, "is missing.");

    public IReadOnlyList<JsonSection> Sections(string name) => json[name] is JsonArray list
        ? [.. list.Select((item, index) => item is JsonObject found
            ? new JsonSection(found, $"{path}: {name}[{index}]")
            : throw Refuse(name, "must hold objects."))]
        : throw Refuse(name, "must be a list.");

    public string? Text(string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Refuse(name, "must be a text."),
    };

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw Refuse(name, "is missing or empty.");

    public IReadOnlyList<string> Texts(string name) => json[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw Refuse(name, "must hold texts."))],
        _ => throw Refuse(name, "must be a list."),
    };

    // An override from an app setting is a text, and the host takes "5" for 5.
    public bool? Flag(string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out string? text) && bool.TryParse(text, out var flag) => flag,
        _ => throw Refuse(name, "must be true or false."),
    };

    public int Number(string name, int otherwise, int least, int most)
    {
        var number = json[name] switch
        {
            null => otherwise,
            JsonValue value when value.TryGetValue(out int found) => found,
            JsonValue value when value.TryGetValue(out string? text)
                && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var found) => found,
            _ => throw Refuse(name, "must be a whole number."),
        };
        return number >= least && number <= most ? number : throw Refuse(name, $"must be from {least} to {most}.");
    }

    public TimeSpan Time(string name, TimeSpan otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var found) && found >= TimeSpan.Zero
            ? found
            : throw Refuse(name, "must be a time such as 00:30:00.");
    }

    /// <summary>Sets one value, making the objects on the way: what <c>AzureFunctionsJobHost__a__b</c> does.</summary>
    public void Override(ReadOnlySpan<string> names, string value)
    {
        var at = json;
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject next)
            {
                next = new JsonObject(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
                at[name] = next;
            }

            at = next;
        }

        at[names[^1]] = value;
    }
}
