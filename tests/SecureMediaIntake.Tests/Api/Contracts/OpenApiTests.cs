using System.Text.Json.Nodes;

using Microsoft.OpenApi;

using SecureMediaIntake.FunctionApp.Api.Contracts;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>docs/openapi.json is what the running code promises; a change of it is accepted by <c>./run openapi</c>, and seen by whoever reads the change.</summary>
public sealed class OpenApiTests
{
    /// <summary>Set by <c>./run openapi</c>: writes the two files in place of comparing them.</summary>
    private const string Accept = "ACCEPT_OPENAPI";

    private static readonly string Page = Path.Combine(Path.GetDirectoryName(ContractFile.Location)!, "api-reference.md");

    private static JsonNode Document => JsonNode.Parse(File.ReadAllText(ContractFile.Location))!;

    /// <summary>Operations by name.</summary>
    private static IEnumerable<(string Name, JsonNode Operation)> Operations =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select ($"{method.Key.ToUpperInvariant()} {path.Key}", method.Value!);

    [Fact]
    public async Task The_contract_and_its_page_are_those_that_were_accepted()
    {
        await using var site = await TestSite.StartAsync();
        var contract = OpenApiWriter.Write(site.App);

        if (Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(ContractFile.Location, contract);
            await File.WriteAllTextAsync(Page, ReferencePage.Write(contract));
        }

        Assert.Equal(contract, await File.ReadAllTextAsync(ContractFile.Location));
        Assert.Equal(ReferencePage.Write(contract), await File.ReadAllTextAsync(Page));
    }

    [Fact]
    public async Task Every_endpoint_for_systems_has_a_contract_and_a_name_of_its_own()
    {
        await using var site = await TestSite.StartAsync();
        var endpoints = OpenApiWriter.Endpoints(site.App);

        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Contract>()));
        Assert.Equal(Operations.Count(), Operations.Select(one => (string?)one.Operation["operationId"]).Distinct().Count());
        Assert.True(Operations.Count() >= endpoints.Count);
    }

    [Fact]
    public void A_reader_of_OpenAPI_finds_nothing_to_complain_about()
    {
        var read = OpenApiDocument.Parse(File.ReadAllText(ContractFile.Location), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(error => error.ToString()));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(Operations.Count(), read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public void Every_example_is_of_the_form_that_it_is_an_example_of()
    {
        var examples = Contents().ToList();

        Assert.True(examples.Count > 40, $"{examples.Count}");
        Assert.Empty(examples.SelectMany(one => ContractFile.Errors(one.Content["schema"]!, one.Content["example"]).Select(error => $"{one.Name}: {error}")));
        Assert.Empty(Operations.SelectMany(one => (one.Operation["parameters"] as JsonArray ?? []).SelectMany(parameter =>
            ContractFile.Errors(parameter!["schema"]!, parameter["example"]).Select(error => $"{one.Name} {parameter["name"]}: {error}"))));
    }

    /// <summary>Proves that the examples could fail.</summary>
    [Theory]
    [InlineData("nhsNumber", null)]
    [InlineData("days", "5")]
    [InlineData("days", "\"7\"")]
    [InlineData("urgent", "true")]
    [InlineData("birthDate", "\"14/03/1956\"")]
    public void A_body_that_the_service_refuses_is_none_of_the_contract(string member, string? value)
    {
        var content = Contents().Single(one => one.Name == "POST /api/v1/media-requests body").Content;
        var body = content["example"]!.DeepClone().AsObject();
        Assert.Empty(ContractFile.Errors(content["schema"]!, body));

        if (value is null)
        {
            body.Remove(member);
        }
        else
        {
            body[member] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(ContractFile.Errors(content["schema"]!, body));
    }

    /// <summary>Issue: idempotency keys on every create.</summary>
    [Fact]
    public async Task Whatever_creates_takes_a_key_and_whatever_else_changes_is_harmless_twice()
    {
        await using var site = await TestSite.StartAsync();
        var contracts = OpenApiWriter.Endpoints(site.App).SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<Contract>()).ToDictionary(one => one.Id);
        var all = Operations.ToList();
        var changing = all.Where(one => one.Name.Split(' ')[0] is not ("GET" or "HEAD")).ToList();

        Assert.NotEmpty(changing);
        Assert.All(changing, one =>
        {
            var creates = one.Operation["responses"]!["201"] is not null;
            var takesKey = (one.Operation["parameters"] as JsonArray ?? []).Any(parameter =>
                (string?)parameter!["name"] == "Idempotency-Key" && (string?)parameter["in"] == "header" && (bool)parameter["required"]!);
            Assert.Equal(creates, takesKey);
            Assert.Equal(creates ? Repeat.ByKey : Repeat.IsHarmless, contracts[(string)one.Operation["operationId"]!].Again);
        });
        Assert.All(all.Except(changing), one => Assert.Equal(Repeat.Reads, contracts[(string)one.Operation["operationId"]!].Again));
    }

    [Fact]
    public void Every_code_of_the_contract_is_in_the_list_of_errors()
    {
        var listed = File.ReadLines(Path.Combine(Path.GetDirectoryName(ContractFile.Location)!, "errors.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).ToHashSet(StringComparer.Ordinal);
        var codes = Contents().Select(one => one.Content["schema"]?["properties"]?["code"]?["enum"]).OfType<JsonArray>().SelectMany(values => values.Select(value => value!.GetValue<string>()));

        Assert.Empty(codes.Distinct().Except(listed));
    }

    private static IEnumerable<(string Name, JsonNode Content)> Contents() => Operations.Append((Name: "event", Operation: Document["webhooks"]!["event"]!["post"]!)).SelectMany(one =>
        Of(one.Operation["requestBody"]?["content"]).Select(content => ($"{one.Name} body", content))
            .Concat(one.Operation["responses"]!.AsObject().SelectMany(response => Of(response.Value!["content"]).Select(content => ($"{one.Name} {response.Key}", content)))));

    private static IEnumerable<JsonNode> Of(JsonNode? contents) => (contents?.AsObject() ?? []).Select(content => content.Value!).Where(content => content["schema"] is not null);
}
