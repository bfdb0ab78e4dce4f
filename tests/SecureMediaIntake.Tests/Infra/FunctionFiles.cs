using System.Text.Json.Nodes;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>The function.json files of the source.</summary>
internal static class FunctionFiles
{
    private const string Poison = "-poison";

    private static IReadOnlyDictionary<string, JsonObject> Triggers { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "SecureMediaIntake.FunctionApp"), "*.function.json", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .ToDictionary(
            file => Path.GetFileName(file).Split('.')[0],
            file => (JsonObject)JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray().Single(one => one!["type"]!.ToString().EndsWith("Trigger", StringComparison.Ordinal))!);

    public static IEnumerable<string> Names => Triggers.Keys;

    public static IEnumerable<string> OfHttp => Triggers.Where(one => one.Value["type"]!.ToString() == "httpTrigger").Select(one => one.Key);

    /// <summary>Each queue that a function listens to, with its poison queue.</summary>
    public static IEnumerable<string> Queues() => Triggers.Values
        .Select(trigger => trigger["queueName"]?.ToString()).OfType<string>()
        .SelectMany(queue => queue.EndsWith(Poison, StringComparison.Ordinal) ? [queue] : new[] { queue, queue + Poison }).Distinct();
}
