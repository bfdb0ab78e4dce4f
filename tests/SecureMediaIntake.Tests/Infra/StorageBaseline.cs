using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using SecureMediaIntake.Storage;
using SecureMediaIntake.Tests.Architecture;

using static SecureMediaIntake.Tests.Infra.Assertion;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What must be so of the storage accounts.</summary>
internal static partial class StorageBaseline
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Blobs = $"{Account}/blobServices";
    private const string Container = $"{Blobs}/containers";
    private const string Policy = $"{Account}/managementPolicies";

    public static IEnumerable<Assertion> All { get; } =
    [
        Every("Storage takes no account key", "A16, Azure baseline", Account, "properties.allowSharedKeyAccess", "false"),
        Every("Storage signs in with Entra by default", "Azure baseline", Account, "properties.defaultToOAuthAuthentication", "true"),
        Every("No blob can be made public", "A52, Azure baseline", Account, "properties.allowBlobPublicAccess", "false"),
        Every("TLS 1.2 or newer", "Azure baseline", Account, "properties.minimumTlsVersion", "TLS1_2"),
        Every("HTTPS only", "Azure baseline", Account, "properties.supportsHttpsTrafficOnly", "true"),
        Every("No copies to other tenants", "Azure baseline", Account, "properties.allowCrossTenantReplication", "false"),
        Every("No SFTP", "Azure baseline", Account, "properties.isSftpEnabled", "false"),
        Every("No users of storage's own", "Azure baseline", Account, "properties.isLocalUserEnabled", "false"),
        Every("No NFS", "Azure baseline", Account, "properties.isNfsV3Enabled", "false"),
        Every("A right that is too long is refused, not logged", "A16", Account, "properties.sasPolicy.expirationAction", "Block"),
        Every("A right is too long after 45 minutes", "A16", Account, "properties.sasPolicy.sasExpirationPeriod", "00.00:45:00"),
        Every("Encrypted twice at rest", "Azure baseline", Account, "properties.encryption.requireInfrastructureEncryption", "true"),
        Every("Nothing of Azure's passes storage's firewall by its name", "A56", Account, "properties.networkAcls.bypass", "None"),
        Every("State and hosts: no public network", "A56", Account, "properties.publicNetworkAccess", "Disabled", Of.Patients, one => !IsIntake(one)),
        Every("State and hosts: closed but to the apps' subnet", "A56", Account, "properties.networkAcls.defaultAction", "Deny", Of.Any, one => !IsIntake(one)),
        Every("Behind Front Door nothing else reaches the intake", "A16", Account, "properties.publicNetworkAccess", "Disabled", Of.BehindFrontDoor, IsIntake),
        Every("Originals stay in their region", "I3", Account, "sku.name", "Standard_ZRS", Of.Patients, IsIntake),
        Every("State has a copy in another region", "F31", Account, "sku.name", "Standard_GZRS", Of.Patients, IsState),
        Every("Each container is private", "A52", Container, "properties.publicAccess", "None"),
        Every("Intake: what is deleted is gone", "I3, security baseline 10", Blobs, "properties.deleteRetentionPolicy.enabled", "false", Of.Any, IsIntakePart),
        Every("Intake: a deleted container is gone", "I3", Blobs, "properties.containerDeleteRetentionPolicy.enabled", "false", Of.Any, IsIntakePart),
        Every("Intake: no versions", "I3", Blobs, "properties.isVersioningEnabled", "false", Of.Any, IsIntakePart),
        Every("State: what is deleted can be brought back", "F31", Blobs, "properties.deleteRetentionPolicy.days", "14", Of.Any, IsStatePart),
        Every("State: a deleted container can be brought back", "F31", Blobs, "properties.containerDeleteRetentionPolicy.days", "14", Of.Any, IsStatePart),
        Every("State: versions are kept", "F31", Blobs, "properties.isVersioningEnabled", "true", Of.Any, IsStatePart),
        Each("Intake: pages of one origin may put, and do nothing else", "A30", Services(IsIntakePart), IsOneOrigin,
            one => one.Set("properties.cors.corsRules.0.allowedOrigins", new JsonArray("*")), Of.Production | Of.Development),
        Each("No other account has a rule for other origins", "A30", Services(one => !IsIntakePart(one)), one => one.List("properties.cors.corsRules").Count == 0,
            one => one.Set("properties.cors.corsRules", new JsonArray("*"))),
        Each("Behind Front Door no account has a rule for other origins", "A30", Services(_ => true), one => one.List("properties.cors.corsRules").Count == 0,
            one => one.Set("properties.cors.corsRules", new JsonArray("*")), Of.BehindFrontDoor),
        Each("upload is cleared after a day", "I3", Policies(IsIntakePart), one => Rule(one) is ("upload/", "1"),
            one => one.Set("properties.policy.rules.0.definition.actions.baseBlob.delete.daysAfterModificationGreaterThan", 30)),
        Each("No clock deletes what was received", "I1", Policies(_ => true), one => !one.Json.ToJsonString().Contains("received", StringComparison.Ordinal),
            one => one.Set("properties.policy.rules.0.definition.filters.prefixMatch", new JsonArray("received/"))),
        Each("The trail cannot be changed", "A54", deployment => deployment.All($"{Container}/immutabilityPolicies"),
            one => one.Id.Contains("/containers/trail/", StringComparison.Ordinal) && one.Text("properties.allowProtectedAppendWrites") == "false"
                && int.Parse(one.Text("properties.immutabilityPeriodSinceCreationInDays")!, System.Globalization.CultureInfo.InvariantCulture) >= 1,
            one => one.Set("properties.allowProtectedAppendWrites", true)),
        Every("The trail stands as long as the record", "A54", $"{Container}/immutabilityPolicies", "properties.immutabilityPeriodSinceCreationInDays", "2922", Of.Patients),
        Names("Every container of the code", "Containers.cs", () => [.. Constants(typeof(Containers)), "trail"], Container, one => one.Name),
        Names("Every table of the code", "…TableName", Tables, $"{Account}/tableServices/tables", one => one.Name),
        Names("Every queue of the functions, and its poison queue", "functions contract 6", FunctionFiles.Queues, $"{Account}/queueServices/queues", one => one.Name),
        Each("Originals lie in the intake, all else in state", "I3", deployment => deployment.All(Container),
            one => IsIntakePart(one) == one.Name is Containers.Upload or Containers.Received, one => one.Set("name", $"{one.Parent}/default/{(IsIntakePart(one) ? "renditions" : "received")}")),
    ];

    public static bool IsIntakePart(Resource one) => one.Parent.EndsWith("in", StringComparison.Ordinal);

    public static bool IsStatePart(Resource one) => one.Parent.EndsWith("st", StringComparison.Ordinal);

    private static bool IsIntake(Resource one) => IsIntakePart(one);

    private static bool IsState(Resource one) => IsStatePart(one);

    private static Func<Deployment, IEnumerable<Resource>> Services(Func<Resource, bool> which) => deployment => deployment.All(Blobs).Where(which);

    private static Func<Deployment, IEnumerable<Resource>> Policies(Func<Resource, bool> which) => deployment => deployment.All(Policy).Where(which);

    private static (string? Prefix, string? Days) Rule(Resource one) => (
        one.Texts("properties.policy.rules.0.definition.filters.prefixMatch") is [var only] ? only : null,
        one.Text("properties.policy.rules.0.definition.actions.baseBlob.delete.daysAfterModificationGreaterThan"));

    private static bool IsOneOrigin(Resource one) =>
        one.List("properties.cors.corsRules").Count == 1
        && one.Texts("properties.cors.corsRules.0.allowedOrigins") is [var origin] && Regex.IsMatch(origin, "^https://media\\.[a-z.]+$")
        && one.Texts("properties.cors.corsRules.0.allowedMethods") is ["PUT"]
        && one.Texts("properties.cors.corsRules.0.allowedHeaders") is ["x-ms-*", "content-type", "if-none-match"];

    private static IEnumerable<string> Constants(Type names) => names.GetFields().Select(field => (string)field.GetRawConstantValue()!);

    /// <summary>From the source, as most of the constants are private to their adapters.</summary>
    private static IEnumerable<string> Tables() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "SecureMediaIntake.Storage"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => TableName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();

    [GeneratedRegex("const string TableName = \"(\\w+)\"")]
    private static partial Regex TableName();
}
