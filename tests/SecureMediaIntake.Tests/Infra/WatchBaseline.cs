using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

using static SecureMediaIntake.Tests.Infra.Assertion;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What must be so of logs, alarms and costs.</summary>
internal static partial class WatchBaseline
{
    private const string Line = "Microsoft.Insights/scheduledQueryRules";
    private const string Metric = "Microsoft.Insights/metricAlerts";

    public static IEnumerable<Assertion> All { get; } =
    [
        Every("The workspace takes no key", "Azure baseline", "Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        Every("Telemetry takes no key", "Azure baseline", "Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        Every("Addresses of browsers are masked", "A51", "Microsoft.Insights/components", "properties.DisableIpMasking", "false"),
        Every("Logs of patients' service are kept for 90 days", "Azure baseline", "Microsoft.OperationalInsights/workspaces", "properties.retentionInDays", "90", Of.Patients),
        Names("An alarm for each line that needs somebody", "F15, F19", () => ["poison", "stuck", "sandbox", "scanner", "queue-age", "faults", "keys-changed"], Line, one => one.Text("properties.displayName")!),
        Each("The words that alarms wait for are the code's", "F15", deployment => deployment.All(Line), one => Quoted(one).All(IsInTheCode),
            one => one.Set("properties.criteria.allOf.0.query", "traces | where message has \"was set apart\"")),
        Each("The words of the workbook are the code's", "F15", deployment => deployment.All("Microsoft.Insights/workbooks"),
            one => HasWords().Matches(one.Text("properties.serializedData")!.Replace("\\\"", "\"", StringComparison.Ordinal)).SelectMany(Words).ToList() is [_, _, ..] all && all.All(IsInTheCode),
            one => one.Set("properties.serializedData", "traces | where message has \"was set apart\"")),
        Metrics("An alarm when a vault throttles", "F21", "ServiceApiResult", "429", 3),
        Metrics("An alarm when a vault refuses", "F21, A56", "ServiceApiResult", "403", 3),
        Metrics("An alarm when an app answers 5xx", "G19", "Requests", "5xx", 2),
        Metrics("An alarm when messages pile up", "F13", "QueueMessageCount", null, 1),
        Each("An alarm when the service is not ready", "F23", deployment => deployment.All("Microsoft.Insights/webtests"),
            one => one.Text("properties.Request.RequestUrl") == $"https://{Host(one)}/api/health/ready" && one.Text("properties.Enabled") == "true", one => one.Set("properties.Enabled", false)),
        Each("Alarms reach somebody", "F24", deployment => deployment.Resources.Where(one => one.Type is Line or Metric),
            one => one.At("properties.enabled")!.GetValue<bool>() && one.At("properties.actions")!.ToJsonString().Contains("actionGroups/", StringComparison.Ordinal), one => one.Set("properties.actions", new JsonArray())),
        Every("Somebody is an address", "F24", "Microsoft.Insights/actionGroups", "properties.emailReceivers.0.emailAddress", "on-call@example.nhs.uk"),
        Each("Costs are foreseen", "Azure baseline", deployment => deployment.All("Microsoft.Consumption/budgets"),
            one => one.Text("properties.notifications.foreseen.thresholdType") == "Forecasted", one => one.Set("properties.notifications", new JsonObject())),
        Every("Apps' logs go by identity", "Azure baseline", "Microsoft.App/managedEnvironments", "properties.appLogsConfiguration.destination", "azure-monitor"),
    ];

    private static Assertion Metrics(string name, string source, string metric, string? code, int atLeast) => new(
        name,
        source,
        Of.Any,
        deployment => deployment.All(Metric).Count(one => Is(one, metric, code)) is var found && found >= atLeast ? null : $"{found} of {atLeast}",
        deployment => deployment.Without(one => one.Type == Metric && Is(one, metric, code)));

    private static bool Is(Resource one, string metric, string? code) =>
        one.Text("properties.criteria.allOf.0.metricName") == metric && (code is null || one.Texts("properties.criteria.allOf.0.dimensions.0.values").Contains(code));

    private static string Host(Resource one) => one.Parent.StartsWith("smi-dev", StringComparison.Ordinal) ? "media.dev.example.nhs.uk" : "media.example.nhs.uk";

    private static IEnumerable<string> Quoted(Resource rule) => HasWords().Matches(rule.Text("properties.criteria.allOf.0.query")!).SelectMany(Words);

    private static IEnumerable<string> Words(Match match) => Text().Matches(match.Value).Select(text => text.Groups[1].Value);

    private static bool IsInTheCode(string words) => Sources.Value.Any(source => source.Contains(words, StringComparison.Ordinal));

    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
            .SelectMany(text => text.Split('\n').Where(line => line.Contains("[LoggerMessage(", StringComparison.Ordinal))),
    ]);

    [GeneratedRegex("""message has(_any)? ?(\([^)]*\)|"[^"]*")""")]
    private static partial Regex HasWords();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Text();
}
