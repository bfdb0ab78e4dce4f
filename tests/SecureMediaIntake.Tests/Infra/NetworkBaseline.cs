using System.Text.Json.Nodes;

using static SecureMediaIntake.Tests.Infra.Assertion;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What must be so of the network, and of Front Door.</summary>
internal static class NetworkBaseline
{
    private const string Endpoint = "Microsoft.Network/privateEndpoints";
    private const string Route = "Microsoft.Cdn/profiles/afdEndpoints/routes";

    public static IEnumerable<Assertion> All { get; } =
    [
        new("Each account, vault and registry has a private door", "A56", Of.Patients,
            deployment => deployment.Resources.Where(one => one.Type is "Microsoft.Storage/storageAccounts" or "Microsoft.KeyVault/vaults" or "Microsoft.ContainerRegistry/registries")
                .FirstOrDefault(one => deployment.All(Endpoint).All(door => Target(door) != one.Id)) is { } open ? $"{open.Name} has none" : null,
            deployment => deployment.Without(one => one.Type == Endpoint && one.Name.EndsWith("vault-media", StringComparison.Ordinal))),
        new("State is reached by door for blobs, queues and tables", "A56", Of.Patients,
            deployment => new[] { "blob", "queue", "table" }.FirstOrDefault(part => deployment.All(Endpoint).All(door => !door.Name.EndsWith($"state-{part}", StringComparison.Ordinal))),
            deployment => deployment.Without(one => one.Name.EndsWith("state-table", StringComparison.Ordinal))),
        new("Each door has a name inside", "A56", Of.Patients,
            deployment => deployment.All($"{Endpoint}/privateDnsZoneGroups").Count is var named && named == deployment.All(Endpoint).Count && named > 0 ? null : "a door has none",
            deployment => deployment.Without(one => one.Type.EndsWith("privateDnsZoneGroups", StringComparison.Ordinal))),
        Every("Names of doors are looked up, not registered", "Azure baseline", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "properties.registrationEnabled", "false", Of.Patients),
        Each("The doors' subnet lets in HTTPS of the apps and nothing else", "A56", deployment => deployment.All("Microsoft.Network/networkSecurityGroups"),
            one => one.List("properties.securityRules") is [var https, var rest]
                && https["properties"]!["destinationPortRange"]!.ToString() == "443" && rest["properties"]!["access"]!.ToString() == "Deny",
            one => one.Set("properties.securityRules", new JsonArray())),
        Each("The apps' subnet is the apps' alone", "Azure baseline", deployment => deployment.All("Microsoft.Network/virtualNetworks"),
            one => one.Text("properties.subnets.0.properties.delegations.0.properties.serviceName") == "Microsoft.App/environments", one => one.Set("properties.subnets.0.properties.delegations", new JsonArray())),
        Each("Uploads and pages are of one host", "A30", deployment => deployment.All("Microsoft.App/containerApps").Where(one => one.Name.EndsWith("-web", StringComparison.Ordinal)),
            one => one.List("properties.template.containers.0.env").Any(setting => setting["name"]!.ToString() == "Storage__UploadAddress" && setting["value"]!.ToString() == "https://media.example.nhs.uk/u/"),
            one => one.Set("properties.template.containers.0.env", new JsonArray()), Of.BehindFrontDoor),
        Each("Front Door leads to upload, and to no other container", "A16", deployment => deployment.All(Route).Where(one => one.Name == "uploads"),
            one => one.Texts("properties.patternsToMatch") is ["/u/upload/*"], one => one.Set("properties.patternsToMatch", new JsonArray("/u/*")), Of.BehindFrontDoor),
        Each("Front Door has no way to a trigger", "A65", deployment => deployment.All(Route),
            one => one.Texts("properties.patternsToMatch").All(pattern => pattern.StartsWith("/p", StringComparison.Ordinal) || pattern.StartsWith("/clinic", StringComparison.Ordinal) || pattern is "/api/*" or "/u/upload/*"),
            one => one.Set("properties.patternsToMatch", new JsonArray("/*")), Of.BehindFrontDoor),
        Each("Front Door speaks HTTPS only", "Azure baseline", deployment => deployment.All(Route),
            one => one.Texts("properties.supportedProtocols") is ["Https"] && one.Text("properties.forwardingProtocol") == "HttpsOnly", one => one.Set("properties.forwardingProtocol", "MatchRequest"), Of.BehindFrontDoor),
        Each("Front Door keeps no copy", "A40", deployment => deployment.All(Route), one => one.At("properties.cacheConfiguration") is null, one => one.Set("properties.cacheConfiguration", new JsonObject()), Of.BehindFrontDoor),
        Every("Front Door reaches what lies behind by private link", "A56", "Microsoft.Cdn/profiles/originGroups/origins", "properties.sharedPrivateLinkResource.requestMessage", "Front Door", Of.BehindFrontDoor),
        Every("The firewall stops, and does not only tell", "Azure baseline", "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies", "properties.policySettings.mode", "Prevention", Of.BehindFrontDoor),
        Each("The firewall stands before every path", "Azure baseline", deployment => deployment.All("Microsoft.Cdn/profiles/securityPolicies"),
            one => one.Texts("properties.parameters.associations.0.patternsToMatch") is ["/*"], one => one.Set("properties.parameters.associations", new JsonArray()), Of.BehindFrontDoor),
    ];

    private static string? Target(Resource door) => door.Text("properties.privateLinkServiceConnections.0.properties.privateLinkServiceId");
}
