using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>The contract as a page for people, from docs/openapi.json alone.</summary>
internal static class ReferencePage
{
    private static readonly JsonSerializerOptions Example = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string openApi)
    {
        var document = JsonNode.Parse(openApi)!;
        var page = new StringBuilder("# API reference\n\nWritten from [openapi.json](openapi.json) by `./run openapi`; a test fails where the code, that file and this page differ. How to begin: [api.md](api.md). Codes: [errors.md](errors.md).\n");

        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                Operation(page, document, $"{method.ToUpperInvariant()} {path}", operation!);
            }
        }

        page.Append("\n## Bodies\n");

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            page.Append($"\n### {name}\n{Sentence(schema!["description"])}\n");
            Members(page, schema, string.Empty);
        }

        return page.ToString();
    }

    private static void Operation(StringBuilder page, JsonNode document, string name, JsonNode operation)
    {
        page.Append($"\n## {name}\n{operation["summary"]}. {operation["description"]}\n\nOperation `{operation["operationId"]}`, role `{operation["security"]![0]!["entra"]![0]}`.\n");

        if (operation["parameters"] is JsonArray parameters)
        {
            page.Append("\n| parameter | in | |\n|---|---|---|\n");

            foreach (var one in parameters)
            {
                page.Append($"| `{one!["name"]}`{(one["required"]!.GetValue<bool>() ? string.Empty : " (optional)")} | {one["in"]} | {one["description"]}{Limits(one["schema"]!)} Example: `{one["example"]}` |\n");
            }
        }

        if (operation["requestBody"]?["content"]?["application/json"] is { } body)
        {
            page.Append($"\nBody: {Link(body)}\n\n```json\n{body["example"]!.ToJsonString(Example)}\n```\n");
        }

        page.Append("\n| status | body | |\n|---|---|---|\n");

        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            var content = answer!["content"]?.AsObject().FirstOrDefault();
            page.Append($"| {status} | {(content is { } one ? Link(one.Value!, one.Key) : "none")} | {answer["description"]} |\n");
        }

        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            if (answer!["content"]?["application/json"]?["example"] is { } example)
            {
                page.Append($"\n{status}:\n\n```json\n{example.ToJsonString(Example)}\n```\n");
            }
        }
    }

    private static void Members(StringBuilder page, JsonNode schema, string prefix)
    {
        if (prefix.Length == 0)
        {
            page.Append("\n| member | type | |\n|---|---|---|\n");
        }

        var required = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet() ?? [];

        foreach (var (name, member) in schema["properties"]!.AsObject())
        {
            page.Append($"| `{prefix}{name}`{(required.Contains(name) ? string.Empty : " (optional)")} | {TypeOf(member!)} | {Sentence(member!["description"])}{Limits(member)} |\n");

            if ((member["properties"] is null ? member["items"] : member) is { } inner && inner["properties"] is not null)
            {
                Members(page, inner, $"{prefix}{name}{(inner == member ? "." : "[].")}");
            }
        }
    }

    private static string TypeOf(JsonNode schema) => (schema["type"] switch
    {
        JsonArray many => string.Join(" or ", many.Select(type => type!.GetValue<string>())),
        JsonNode one => one.GetValue<string>(),
        null => "any",
    }) + (schema["format"] is { } format ? $" ({format})" : string.Empty);

    private static string Limits(JsonNode schema)
    {
        var limits = new List<string>();

        if (schema["enum"] is JsonArray values)
        {
            limits.Add($" One of {string.Join(", ", values.Where(value => value is not null).Select(value => $"`{value}`"))}.");
        }

        if (schema["maxLength"] is { } most)
        {
            limits.Add($" At most {most} characters.");
        }

        return string.Concat(limits);
    }

    private static string Link(JsonNode content, string type = "application/json") =>
        content["schema"]?["$ref"]?.GetValue<string>().Split('/')[^1] is { } name ? $"[{name}](#{name.ToLowerInvariant()})" : $"`{type}`";

    private static string Sentence(JsonNode? text) => text is null ? string.Empty : text.GetValue<string>().Replace("|", "\\|", StringComparison.Ordinal);
}
