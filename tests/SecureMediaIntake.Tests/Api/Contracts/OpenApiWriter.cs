using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>
/// Writes the contract as OpenAPI 3.1, from the endpoints of the running app: routes, methods and roles are the router's own, schemas those of the serialiser. A
/// writer of our own, since the framework's knows nothing of bodies that are read by hand, and two programs in one test project are more than its generator takes.
/// </summary>
/// <remarks>https://spec.openapis.org/oas/v3.1.1.html</remarks>
internal static class OpenApiWriter
{
    private const string Problem = "application/problem+json";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        [ApiTokens.RequestPolicy] = ApiTokens.RequestRole,
        [ApiTokens.MediaPolicy] = ApiTokens.MediaRole,
    };

    /// <summary>Endpoints for systems, by their routes.</summary>
    public static IReadOnlyList<RouteEndpoint> Endpoints(WebApplication app) =>
        [.. DeclaredEndpoints.Of(app).OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<Declared>() is { Who: Caller.System })];

    public static string Write(WebApplication app)
    {
        var schemas = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal) { ["Problem"] = ProblemSchema() };
        var paths = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);

        foreach (var endpoint in Endpoints(app))
        {
            var path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}";
            var operations = paths.TryGetValue(path, out var there) ? there!.AsObject() : [];

            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Order(StringComparer.Ordinal))
            {
                var contracts = endpoint.Metadata.GetOrderedMetadata<Contract>();
                var contract = contracts.FirstOrDefault(one => one.Method == method) ?? contracts.First(one => one.Method is null);
                operations[method.ToLowerInvariant()] = Operation(contract, RoleOf(endpoint), schemas);
            }

            paths[path] = operations;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "SecureMediaIntake",
                ["version"] = "1",
                ["summary"] = "Photos and videos from a patient's phone into the care record",
                ["description"] = "For systems of an organisation on board. New members in answers are no new version; what changes or goes gets /api/v2. What a refusal's code means: docs/errors.md. What systems are told: docs/webhooks.md.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "https://media.example.nhs.uk", ["description"] = "The deployer's own address" }),
            ["paths"] = new JsonObject(paths),
            ["webhooks"] = EventContract.Webhooks(schemas),
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(schemas),
                ["securitySchemes"] = new JsonObject
                {
                    ["entra"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                        ["description"] = "An access token of Microsoft Entra for an application (client credentials), with our application as its audience and the application role that the operation names.",
                    },
                },
            },
        }.ToJsonString(Form) + "\n";
    }

    private static string RoleOf(RouteEndpoint endpoint) => Roles[endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Single().Policy!];

    private static JsonObject Operation(Contract contract, string role, SortedDictionary<string, JsonNode?> schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = contract.Id,
            ["summary"] = contract.Summary,
            ["description"] = $"{contract.Description} {Repeated(contract.Again)}".Trim(),
            ["security"] = new JsonArray(new JsonObject { ["entra"] = new JsonArray(role) }),
        };

        if (contract.Parameters.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. contract.Parameters.Select(ParameterOf)]);
        }

        if (contract.Takes is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = Content(body.Form, body.Example, isAnswer: false, schemas) } };
        }

        operation["responses"] = Responses(contract, schemas);
        return operation;
    }

    private static string Repeated(Repeat again) => again switch
    {
        Repeat.Reads => string.Empty,
        Repeat.IsHarmless => "The same again is harmless.",
        Repeat.ByKey => "The same again, with the same key, creates nothing.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonNode ParameterOf(Parameter parameter)
    {
        var schema = new JsonObject { ["type"] = "string" };

        if (parameter.Pattern is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        if (parameter.Values is { } values)
        {
            schema["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.In.ToString().ToLowerInvariant(),
            ["required"] = parameter.IsRequired,
            ["description"] = parameter.Description,
            ["schema"] = schema,
            ["example"] = parameter.Example,
        };
    }

    private static JsonObject Responses(Contract contract, SortedDictionary<string, JsonNode?> schemas)
    {
        var responses = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);

        foreach (var answer in contract.Answers)
        {
            var response = new JsonObject { ["description"] = answer.Description };

            if (answer.Headers.Count > 0)
            {
                response["headers"] = new JsonObject(answer.Headers.Select(header => KeyValuePair.Create<string, JsonNode?>(
                    header.Key, new JsonObject { ["description"] = header.Value, ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } })));
            }

            if (answer.ContentType is { } type)
            {
                response["content"] = new JsonObject { [type] = answer.Form is { } form ? Content(form, answer.Example!, isAnswer: true, schemas) : new JsonObject() };
            }

            responses[$"{answer.Status}"] = response;
        }

        Problem[] always = [ApiProblems.TokenIsMissing, ApiProblems.RoleIsMissing, ProblemAnswers.TryAgain];

        foreach (var refused in contract.Problems.Concat(always).GroupBy(problem => ProblemAnswers.StatusOf(problem.Kind)))
        {
            responses[$"{refused.Key}"] = Refusal(refused.Key, [.. refused]);
        }

        // A fault of ours is a 503's words under the status of a fault.
        responses["500"] = Refusal(500, [ProblemAnswers.Fault]);
        return new(responses);
    }

    private static JsonObject Refusal(int status, IReadOnlyList<Problem> problems) => new()
    {
        ["description"] = string.Join(", ", problems.Select(problem => problem.Code).Order(StringComparer.Ordinal)),
        ["content"] = new JsonObject
        {
            [Problem] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["$ref"] = "#/components/schemas/Problem",
                    ["properties"] = new JsonObject { ["code"] = new JsonObject { ["enum"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem.Code).OrderBy(code => code.GetValue<string>(), StringComparer.Ordinal)]) } },
                },
                ["example"] = new JsonObject
                {
                    ["type"] = $"urn:secure-media-intake:problem:{problems[0].Code}",
                    ["title"] = problems[0].PublicMessage,
                    ["status"] = status,
                    ["code"] = problems[0].Code,
                    ["publicMessage"] = problems[0].PublicMessage,
                },
            },
        },
    };

    private static JsonObject Content(JsonTypeInfo form, object example, bool isAnswer, SortedDictionary<string, JsonNode?> schemas)
    {
        var name = form.Type.Name;
        schemas.TryAdd(name, WireSchema.Of(form, isAnswer));
        return new()
        {
            ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{name}" },
            ["example"] = WithoutNulls(JsonSerializer.SerializeToNode(example, form)!),
        };
    }

    /// <summary>Nobody sends what they do not want.</summary>
    private static JsonNode WithoutNulls(JsonNode example)
    {
        if (example is JsonObject members)
        {
            foreach (var (name, _) in members.Where(member => member.Value is null).ToList())
            {
                members.Remove(name);
            }
        }

        return example;
    }

    private static JsonObject ProblemSchema() => new()
    {
        ["description"] = "RFC 9457 problem details, with the code that never changes its meaning and words for a person.",
        ["type"] = "object",
        ["required"] = new JsonArray("type", "title", "status", "code", "publicMessage"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["pattern"] = "^urn:secure-media-intake:problem:" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["code"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9-]+$", ["description"] = "See docs/errors.md." },
            ["publicMessage"] = new JsonObject { ["type"] = "string", ["description"] = "Words for a person; they name no patient." },
            ["traceId"] = new JsonObject { ["type"] = "string" },
        },
    };
}
