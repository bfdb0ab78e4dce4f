using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Json.Schema;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>docs/openapi.json, as a client reads it: which answer an operation may give, and which form it has.</summary>
internal static class ContractFile
{
    public static string Location { get; } = Path.Combine(Repository.Root, "docs", "openapi.json");

    private static readonly Lazy<JsonNode> Document = new(() => JsonNode.Parse(File.ReadAllText(Location))!);

    /// <summary>What is wrong with an answer, or null.</summary>
    /// <param name="body">Null where the body is no JSON.</param>
    public static string? Breach(HttpMethod method, string path, int status, string? contentType, JsonNode? body)
    {
        var name = $"{method} {path}: {status}";

        if (Document.Value["paths"]!.AsObject().FirstOrDefault(one => Matches(one.Key, path)).Value?[method.Method.ToLowerInvariant()] is not { } operation)
        {
            return $"{name} is no operation of the contract.";
        }

        if (operation["responses"]![$"{status}"] is not { } response)
        {
            return $"{name} is no answer of the contract.";
        }

        return contentType is null || response["content"]?[contentType]?["schema"] is not { } schema
            ? response["content"] is null || contentType is not "application/json" ? null : $"{name} has {contentType}, of which the contract does not know."
            : Errors(schema, body) is { Count: > 0 } errors ? $"{name}: {string.Join("; ", errors)}" : null;
    }

    /// <summary>Where an event differs from what its receivers were promised.</summary>
    public static IReadOnlyList<string> EventErrors(JsonNode? body) => Errors(Document.Value["components"]!["schemas"]!["Event"]!, body);

    /// <summary>Where a body differs from a schema of the document.</summary>
    public static IReadOnlyList<string> Errors(JsonNode schema, JsonNode? body)
    {
        // One schema for the validator, which knows no other part of the document: what this one refers to stands inside it.
        var whole = schema.DeepClone().AsObject();
        whole["$defs"] = Document.Value["components"]!["schemas"]!.DeepClone();
        var result = JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal), new() { SchemaRegistry = new() })
            .Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(body), new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid
            ? []
            : [.. result.Details!.Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation} {string.Join(", ", detail.Errors!.Values)}")];
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path, $"^{Regex.Replace(template, @"\{[a-z]+\}", "[^/]+")}$", RegexOptions.CultureInvariant);
}

/// <summary>Holds every answer that a test gets from the API to the contract.</summary>
internal sealed class HeldToContract(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);

        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            var type = answer.Content.Headers.ContentType?.MediaType;
            var body = type?.EndsWith("json", StringComparison.Ordinal) is true ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)) : null;
            Assert.Null(ContractFile.Breach(request.Method, request.RequestUri.AbsolutePath, (int)answer.StatusCode, type, body));
        }

        return answer;
    }
}
