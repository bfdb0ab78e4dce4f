using System.Text.Json;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Pipeline;

namespace SecureMediaIntake.Tests.Architecture;

/// <summary>The rules that the Functions host forces (docs/adr/0001), read from the files that will be published.</summary>
public sealed partial class FunctionJsonTests
{
    /// <summary>
    /// The host reaches every trigger by posting to <c>/{FunctionName}</c> on the server that also gets forwarded patient traffic, so a route that could
    /// match a function's name would let anyone on the internet run it.
    /// </summary>
    [Fact]
    public void No_public_route_can_reach_a_pipeline_function()
    {
        var functions = Functions();
        var routes = functions.SelectMany(f => f.Routes).ToList();
        var pipeline = functions.Where(f => f.Routes is []).Select(f => f.Name).ToList();

        Assert.NotEmpty(pipeline);
        Assert.NotEmpty(routes);
        Assert.Empty(PublicRoutes.ThatReach(routes, pipeline));
    }

    [Theory]
    [InlineData("{*path}")]
    [InlineData("SanitiseAndSeal")]
    [InlineData("sanitiseandseal/{id}")]
    public void A_route_that_could_would_be_found(string route) => Assert.NotEmpty(PublicRoutes.ThatReach([route], ["SanitiseAndSeal"]));

    [Fact]
    public void Every_function_has_exactly_one_trigger() =>
        Assert.All(Functions(), f => Assert.Single(f.Bindings, b => b.Type.EndsWith("Trigger", StringComparison.Ordinal)));

    [Fact]
    public void Every_queue_trigger_is_binary_and_has_a_poison_function()
    {
        var triggers = Functions().SelectMany(f => f.Bindings).Where(b => b.Type == "queueTrigger").ToList();
        var queues = triggers.Select(b => b.Queue).ToList();

        Assert.All(triggers, b => Assert.Equal(("binary", "MediaQueues", TriggerCall.BindingName), (b.DataType, b.Connection, b.Name)));
        Assert.All(PipelineQueue.All, queue => Assert.Contains(queue, queues));
        Assert.All(PipelineQueue.All, queue => Assert.Contains($"{queue}-poison", queues));
        Assert.Equal(2 * PipelineQueue.All.Count, queues.Count);
    }

    [Fact]
    public void Each_pipeline_function_json_lies_beside_its_class() => Assert.All(
        Functions().Where(f => f.Routes is []),
        f => Assert.True(File.Exists(Path.Combine(f.Folder, $"{f.Name}Function.cs")), $"{f.Name}Function.cs is missing"));

    /// <summary>A trigger that the app answers and no function.json asks for is never called, and nothing would say so.</summary>
    [Fact]
    public void Every_mapped_trigger_has_its_function_json_and_every_function_json_its_trigger()
    {
        var mapped = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "SecureMediaIntake.FunctionApp", "Pipeline"), "*Function.cs")
            .SelectMany(path => Mapped().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value));

        Assert.Equal(
            Functions().Where(f => f.Routes is []).Select(f => f.Name).Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_deadline_is_shorter_than_functionTimeout()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var timeout = TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(Triggers.SanitiseDeadline < timeout);
        Assert.True(Triggers.Deadline < timeout);
        Assert.True(RequestDeadline.Longest < timeout);
    }

    [Fact]
    public void Host_json_asks_for_proxying_and_nothing_that_clashes()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var handler = host.RootElement.GetProperty("customHandler");

        Assert.True(handler.GetProperty("enableProxyingHttpRequest").GetBoolean());
        Assert.False(handler.TryGetProperty("enableForwardingHttpRequest", out _));
        Assert.False(handler.TryGetProperty("http", out _));
        Assert.Equal(string.Empty, host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [GeneratedRegex(@"MapTrigger\(""(\w+)""")]
    private static partial Regex Mapped();

    private static List<FunctionFile> Functions() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.function.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(FunctionFile.Read),
    ];
}

internal static class PublicRoutes
{
    public static IEnumerable<string> ThatReach(IEnumerable<string> routes, IReadOnlyList<string> functions) => routes.Where(route =>
        route.Split('/')[0] is var first
        && (first.StartsWith('{') || functions.Contains(first, StringComparer.OrdinalIgnoreCase)));
}

internal sealed record FunctionFile(string Name, string Folder, IReadOnlyList<Binding> Bindings)
{
    public IReadOnlyList<string> Routes => [.. Bindings.Where(b => b.Type == "httpTrigger").Select(b => b.Route!)];

    public static FunctionFile Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return new(
            Path.GetFileName(path).Replace(".function.json", string.Empty, StringComparison.Ordinal),
            Path.GetDirectoryName(path)!,
            [.. json.RootElement.GetProperty("bindings").EnumerateArray().Select(Binding.Read)]);
    }
}

internal sealed record Binding(string Type, string Name, string? Route, string? Queue, string? DataType, string? Connection)
{
    public static Binding Read(JsonElement json) => new(
        Text(json, "type")!, Text(json, "name")!, Text(json, "route"), Text(json, "queueName"), Text(json, "dataType"), Text(json, "connection"));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
