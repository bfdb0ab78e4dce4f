using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using SecureMediaIntake.Tests.Architecture;

using static SecureMediaIntake.Tests.Infra.Assertion;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What must be so of the apps and of what they run in.</summary>
internal static partial class AppBaseline
{
    private const string App = "Microsoft.App/containerApps";
    private const string Environment = "properties.template.containers.0.env";

    /// <summary>Settings that have a default, or that another one makes needless; all else of docs/settings.md must be given.</summary>
    private static readonly string[] Optional =
    [
        "Site__UnavailableUntil", "OTEL_", "Sharing__", "Storage__UploadAddress", "Storage__BlockOnlyRights", "Texts__", "Pipeline__", "CrashPoints__", "FUNCTIONS_CUSTOMHANDLER_PORT",
        "Scan__MaxSignatureAge", "Scan__Deadline", "Sandbox__SanitiserFolder", "Sandbox__Bubblewrap", "Sandbox__Exiftool", "Notify__ReceiptToken",
        "Organisations__0__ShareWith", "Organisations__0__Templates", "Organisations__0__Webhooks", "Webhooks__", "Organisations__0__CopyCompliantVideos", "Organisations__0__TextWhenSeen",
        "Organisations__0__Clocks", "Organisations__0__EmergencyNumber", "Organisations__0__Nation", "Organisations__0__RecordKeepsYears", "Notify__Templates__cy", "Notify__Templates__ar",
    ];

    public static IEnumerable<Assertion> All { get; } =
    [
        Each("Each setting of the documentation is given to both apps", "docs/settings.md", Apps, one => Documented().All(name => Setting(one, name) is not null), one => Forget(one, Documented().Last())),
        Each("No setting is given that the documentation does not know", "docs/settings.md", Apps, one => Names(one).All(IsKnown),
            one => one.List(Environment)[0].AsObject()["name"] = "Storage__BlobServiceUrl"),
        Each("What is secret comes from a vault", "Azure baseline", Apps, one => one.List(Environment).All(setting => !IsSecret(setting!["name"]!.ToString()) || setting["secretRef"] is not null),
            one => one.List(Environment).First(setting => setting["secretRef"] is not null).AsObject().Remove("secretRef")),
        Each("Secrets are references, read with the app's own identity", "Azure baseline", Apps,
            one => one.List("properties.configuration.secrets") is [_, _, ..] all && all.All(secret =>
                secret["value"] is null && secret["keyVaultUrl"]!.ToString().Contains("vaultUri", StringComparison.Ordinal) && secret["identity"]!.ToString() == Identity(one)),
            one => one.List("properties.configuration.secrets")[0].AsObject()["value"] = "a value"),
        Each("Settings are those of production", "A62", Apps, one => Setting(one, "ASPNETCORE_ENVIRONMENT") == "Production", one => Forget(one, "ASPNETCORE_ENVIRONMENT")),
        Each("Each app is somebody of its own", "A56", Apps, one => Identity(one).EndsWith($"/{one.Name}", StringComparison.Ordinal),
            one => one.Set("identity.userAssignedIdentities", new JsonObject { ["/smi-prod-scanner"] = new JsonObject() })),
        Each("Each app signs in as itself", "A56", Apps,
            one => new[] { "ManagedIdentity__ClientId", "AzureWebJobsStorage__clientId", "MediaQueues__clientId" }.All(name => Setting(one, name)!.Contains($"/{one.Name}'", StringComparison.Ordinal)),
            one => one.List(Environment).Last(setting => setting["name"]!.ToString() == "MediaQueues__clientId").AsObject()["value"] = "somebody"),
        new("Two apps share no account of the host", "functions contract 9", Of.Any,
            deployment => Apps(deployment).Select(one => Setting(one, "AzureWebJobsStorage__accountName")).Distinct().Count() == 2
                && Apps(deployment).All(one => !StorageNames(deployment).Contains(Setting(one, "AzureWebJobsStorage__accountName"))) ? null : "they share one, or use the one of media",
            deployment =>
            {
                foreach (var one in Apps(deployment))
                {
                    one.List(Environment).Single(setting => setting["name"]!.ToString() == "AzureWebJobsStorage__accountName").AsObject()["value"] = "one";
                }

                return deployment;
            }),
        new("Two host ids: one would lock out the other", "functions contract 9", Of.Any,
            deployment => Apps(deployment).Select(one => Setting(one, "AzureFunctionsWebHost__hostid")).OfType<string>().Distinct().Count() == 2 ? null : "they have one, or none",
            deployment =>
            {
                Forget(Apps(deployment).Last(), "AzureFunctionsWebHost__hostid");
                return deployment;
            }),
        Each("Web runs the functions of people, and no other", "A65", deployment => Apps(deployment).Where(one => IsWeb(one)), one => Off(one).SetEquals(FunctionFiles.Names.Except(FunctionFiles.OfHttp)),
            one => Forget(one, "AzureWebJobs.Sweep.Disabled")),
        Each("Worker runs the pipeline, and no page of people", "A65", deployment => Apps(deployment).Where(one => !IsWeb(one)), one => Off(one).SetEquals(["Patient", "Clinic"]),
            one => Forget(one, "AzureWebJobs_Clinic_Disabled")),
        Every("Only web can be reached from outside", "A12", App, "properties.configuration.ingress.external", "false", Of.Any, one => !IsWeb(one)),
        Every("No page without HTTPS", "Azure baseline", App, "properties.configuration.ingress.allowInsecure", "false", Of.Any, one => !IsScanner(one)),
        Every("One revision at a time", "F30", App, "properties.configuration.activeRevisionsMode", "Single"),
        Every("Web has a most", "functions contract 2", App, "properties.template.scale.maxReplicas", "10", Of.Patients, IsWeb),
        Every("Worker has a most", "functions contract 2", App, "properties.template.scale.maxReplicas", "20", Of.Patients, one => IsNamed(one, "worker")),
        Every("Worker is always there: a timer has to fire", "F13", App, "properties.template.scale.minReplicas", "1", Of.Any, one => IsNamed(one, "worker")),
        Every("Patients do not wait for a start", "journeys", App, "properties.template.scale.minReplicas", "2", Of.Patients, IsWeb),
        Every("Plaintext lies on the replica's own disk", "F17", App, "properties.template.volumes.0.storageType", "EmptyDir"),
        Each("The scratch folder is on it", "F17", Apps, one => Setting(one, "Sandbox__ScratchFolder")!.StartsWith(one.Text("properties.template.containers.0.volumeMounts.0.mountPath")!, StringComparison.Ordinal),
            one => one.Set("properties.template.containers.0.volumeMounts.0.mountPath", "/elsewhere")),
        Each("A record server that is down takes no page away", "F23", Apps, one => !one.Json.ToJsonString().Contains("health/ready", StringComparison.Ordinal),
            one => one.Set("properties.template.containers.0.probes.1.httpGet.path", "/api/health/ready")),
        Every("No process of the scanner has an identity", "A31", App, "properties.configuration.identitySettings.0.lifecycle", "None", Of.Any, IsScanner),
        Each("The scanner knows no secret and no setting", "A31", deployment => deployment.All(App).Where(IsScanner), one => one.At(Environment) is null && one.At("properties.configuration.secrets") is null,
            one => one.Set(Environment, new JsonArray())),
        Every("Between apps everything is encrypted", "A26", "Microsoft.App/managedEnvironments", "properties.peerTrafficConfiguration.encryption.enabled", "true"),
        Every("Apps lie in several zones", "F14", "Microsoft.App/managedEnvironments", "properties.zoneRedundant", "true", Of.Patients),
        Every("Behind Front Door the environment is closed", "A12", "Microsoft.App/managedEnvironments", "properties.publicNetworkAccess", "Disabled", Of.BehindFrontDoor),
        Every("The registry has no password", "A50", "Microsoft.ContainerRegistry/registries", "properties.adminUserEnabled", "false"),
        Every("The registry gives strangers nothing", "A50", "Microsoft.ContainerRegistry/registries", "properties.anonymousPullEnabled", "false"),
        Every("The registry: no public network", "A50", "Microsoft.ContainerRegistry/registries", "properties.publicNetworkAccess", "Disabled", Of.Patients),
    ];

    private static IEnumerable<Resource> Apps(Deployment deployment) => deployment.All(App).Where(one => !IsScanner(one));

    private static bool IsScanner(Resource one) => IsNamed(one, "scanner");

    private static bool IsWeb(Resource one) => IsNamed(one, "web");

    private static bool IsNamed(Resource one, string app) => one.Name.EndsWith($"-{app}", StringComparison.Ordinal);

    private static string Identity(Resource one) => one.At("identity.userAssignedIdentities")!.AsObject().Single().Key;

    private static IEnumerable<string> StorageNames(Deployment deployment) =>
        deployment.All("Microsoft.Storage/storageAccounts").Select(one => one.Name).Where(name => name.EndsWith("st", StringComparison.Ordinal) || name.EndsWith("in", StringComparison.Ordinal));

    private static IEnumerable<string> Names(Resource one) => one.List(Environment).Select(setting => setting["name"]!.ToString());

    private static string? Setting(Resource one, string name) =>
        one.List(Environment).SingleOrDefault(setting => setting["name"]!.ToString() == name) is { } found ? (found["value"] ?? found["secretRef"])?.ToString() : null;

    private static void Forget(Resource one, string name) =>
        one.At(Environment)!.AsArray().Remove(one.List(Environment).Single(setting => setting["name"]!.ToString() == name));

    /// <summary>Switched off in both spellings: the host of a shell that drops names with dots knows the other.</summary>
    private static HashSet<string> Off(Resource one) =>
    [
        .. Names(one).Select(name => Dotted().Match(name)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .Where(name => Setting(one, $"AzureWebJobs.{name}.Disabled") == "true" && Setting(one, $"AzureWebJobs_{name}_Disabled") == "true"),
    ];

    private static bool IsSecret(string name) =>
        name.EndsWith("Secret", StringComparison.Ordinal) && !name.StartsWith("Vault__", StringComparison.Ordinal) && !name.EndsWith("RowSecret", StringComparison.Ordinal)
        || name.EndsWith("ApiKey", StringComparison.Ordinal) || name.EndsWith("Token", StringComparison.Ordinal);

    private static IReadOnlyList<string> SettingNames { get; } = [.. SettingsDocument.Names().Select(name => name.Replace("{language}", "en", StringComparison.Ordinal))];

    private static IEnumerable<string> Documented() => SettingNames.Where(name => !Optional.Any(optional => name.StartsWith(optional, StringComparison.Ordinal)));

    private static bool IsKnown(string name) =>
        SettingNames.Contains(name)
        || name.StartsWith("AzureWebJobs", StringComparison.Ordinal) || name.StartsWith("FUNCTIONS_", StringComparison.Ordinal) || name.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal)
        || name is "AzureFunctionsWebHost__hostid" or "MediaQueues__credential" or "MediaQueues__clientId";

    [GeneratedRegex(@"^AzureWebJobs\.(\w+)\.Disabled$")]
    private static partial Regex Dotted();
}
