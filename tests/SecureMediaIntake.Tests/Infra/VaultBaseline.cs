using System.Text.Json.Nodes;

using static SecureMediaIntake.Tests.Infra.Assertion;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What must be so of vaults, keys and secrets.</summary>
internal static class VaultBaseline
{
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Key = $"{Vault}/keys";
    private const string Secret = $"{Vault}/secrets";

    public static IEnumerable<Assertion> All { get; } =
    [
        Every("Vaults go by roles, not by access policies", "A41, Azure baseline", Vault, "properties.enableRbacAuthorization", "true"),
        Every("Nothing in a vault can be purged", "A41", Vault, "properties.enablePurgeProtection", "true"),
        Every("What is deleted in a vault can be brought back", "A41", Vault, "properties.enableSoftDelete", "true"),
        Every("For 90 days", "A41", Vault, "properties.softDeleteRetentionInDays", "90"),
        Every("Machines cannot fetch secrets at deployment", "Azure baseline", Vault, "properties.enabledForDeployment", "false"),
        Every("Templates cannot fetch secrets", "Azure baseline", Vault, "properties.enabledForTemplateDeployment", "false"),
        Every("Disk encryption has no way in", "Azure baseline", Vault, "properties.enabledForDiskEncryption", "false"),
        Every("Vaults are closed but to the apps", "A56", Vault, "properties.networkAcls.defaultAction", "Deny"),
        Every("Nothing of Azure's passes the vaults' firewall by its name", "A56", Vault, "properties.networkAcls.bypass", "None"),
        Every("Vaults: no public network", "A56", Vault, "properties.publicNetworkAccess", "Disabled", Of.Patients),
        Every("Keys of patients lie in an HSM", "Azure baseline", Vault, "properties.sku.name", "premium", Of.Patients, one => !IsOf("ap", one)),
        Every("Keys of patients never leave it", "Azure baseline", Key, "properties.kty", "RSA-HSM", Of.Patients, one => IsOf("md", one)),
        Every("3,072 bits", "Azure baseline", Key, "properties.keySize", "3072", Of.Any, one => IsOf("md", one)),
        Each("Organisations' keys wrap and unwrap, and do nothing else", "A41", Keys("md"), one => one.Texts("properties.keyOps") is ["wrapKey", "unwrapKey"],
            one => one.Set("properties.keyOps", new JsonArray("wrapKey", "unwrapKey", "sign"))),
        Every("No key can be exported", "A41", Key, "properties.attributes.exportable", "false"),
        Every("Organisations' keys get a new version each year", "security baseline 10", Key, "properties.rotationPolicy.lifetimeActions.0.trigger.timeAfterCreate", "P1Y", Of.Any, one => IsOf("md", one)),
        Each("No version ends: rows of years ago name it", "F28", Keys("md"), one => one.At("properties.rotationPolicy.attributes.expiryTime") is null,
            one => one.Set("properties.rotationPolicy.attributes", new JsonObject { ["expiryTime"] = "P2Y" })),
        Names("A key for each organisation, and the service's", "A41", () => ["org-x26t1", "service"], Key, one => one.Name),
        Names("A secret for each organisation's rows, and the cookies'", "A63", () => ["rows-x26t1", "service-cookies"], Secret, one => one.Name),
        Each("The signing key signs, and lies in a vault of its own", "A54", deployment => deployment.All(Key).Where(one => one.Name == "trail-checkpoints"),
            one => one.Texts("properties.keyOps") is ["sign", "verify"] && IsOf("sg", one), one => one.Set("properties.keyOps", new JsonArray("sign", "verify", "wrapKey"))),
        Each("What logs in elsewhere lies apart from rows' secrets", "A63",
            deployment => deployment.All(Secret).Where(one => one.Name is "notify-api-key" or "notify-receipt-token" or "sign-in"), one => IsOf("ap", one), one => one.Set("name", "vaultmd/sign-in")),
        Each("A secret is written only when it was given", "Azure baseline", deployment => deployment.All(Secret),
            one => one.Text("condition")?.Contains("parameters('secrets')", StringComparison.Ordinal) == true, one => one.Set("condition", null)),
        Each("No secret's value stands in the template", "Azure baseline", deployment => deployment.All(Secret),
            one => one.Text("properties.value")?.StartsWith("[coalesce(tryGet(parameters('secrets')", StringComparison.Ordinal) == true, one => one.Set("properties.value", "a value")),
        Each("Each vault tells who used what", "A41", deployment => deployment.All("Microsoft.Insights/diagnosticSettings").Where(one => one.Id.Contains(Vault, StringComparison.Ordinal)),
            one => one.Text("properties.logs.0.categoryGroup") == "audit" && one.Text("properties.logs.0.enabled") == "true", one => one.Set("properties.logs", new JsonArray())),
    ];

    private static Func<Deployment, IEnumerable<Resource>> Keys(string vault) => deployment => deployment.All(Key).Where(one => IsOf(vault, one));

    private static bool IsOf(string vault, Resource one) => one.Parent.EndsWith(vault, StringComparison.Ordinal);
}
