using System.Text.Json.Nodes;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>Who may do what. An assertion here is about every assignment of the template, so one that is added must pass them all.</summary>
internal static class RoleBaseline
{
    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string BlobOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDelegator = "db58b8e5-c6ad-4a2a-8342-4190687cbf4a";
    private const string QueueContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string QueueProcessor = "8a0f0c08-91a1-4084-bc3d-661d67233fed";
    private const string KeyEncryptionUser = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string ImagePull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static readonly HashSet<string> Allowed =
    [
        BlobContributor, BlobOwner, BlobDelegator, QueueContributor, KeyEncryptionUser, SecretsUser, ImagePull,
        "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a", // Storage Queue Data Message Sender
        "19e7f393-937e-4f77-808e-94535e297925", // Storage Queue Data Reader
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
        "21090545-7ca7-4776-b22c-e363652d74d2", // Key Vault Reader
        "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
    ];

    public static IEnumerable<Assertion> All { get; } =
    [
        None("No person and no group has a role", "A56", grant => grant.Who == "somebody else" || grant.Resource.Text("properties.principalType") != "ServicePrincipal",
            deployment => Given(deployment, "[parameters('operators')]", Allowed.First(), "/x")),
        new("No role that manages: no Owner, Contributor or vault administrator", "A56", Of.Any,
            deployment => Grant.Of(deployment).FirstOrDefault(grant => !Allowed.Contains(grant.Role) && !Own(deployment).Contains(grant.Role)) is { } wrong ? $"{wrong.Who} has the role {wrong.Role}" : null,
            deployment => Given(deployment, Id("web"), Owner, "/x")),
        None("No role on the subscription or the whole group", "A56", grant => !grant.IsIn("/providers/"), deployment => Given(deployment, Id("web"), SecretsUser, "/subscriptions/0/resourceGroups/smi-prod")),
        Assertion.Each("Our own role is no wildcard", "A56", deployment => deployment.All("Microsoft.Authorization/roleDefinitions"),
            one => one.List("properties.permissions").Count == 1
                && one.Texts("properties.permissions.0.actions").Concat(one.Texts("properties.permissions.0.dataActions")).All(action =>
                    !action.Contains('*', StringComparison.Ordinal) && (action.EndsWith("/read", StringComparison.Ordinal) || action.EndsWith("/blobs/delete", StringComparison.Ordinal))),
            one => one.Set("properties.permissions.0.dataActions", new JsonArray("Microsoft.Storage/*"))),
        None("Who shows renditions cannot write one", "A63", grant => grant is { Who: "web", Role: BlobContributor or BlobOwner } && grant.IsIn("/containers/renditions"),
            deployment => Given(deployment, Id("web"), BlobContributor, "/providers/st/containers/renditions")),
        None("Blob roles are given by container", "A56", grant => grant.Role == BlobContributor && !grant.IsIn("/containers/"),
            deployment => Given(deployment, Id("worker"), BlobContributor, "/providers/Microsoft.Storage/storageAccounts/smist")),
        None("Worker can sign no right", "A16", grant => grant is { Who: "worker", Role: BlobDelegator }, deployment => Given(deployment, Id("worker"), BlobDelegator, "/providers/in")),
        Some("Web signs rights in the intake, and nowhere else", "A16", grant => grant.Role == BlobDelegator, grant => grant.Who == "web" && Account(grant).EndsWith("in", StringComparison.Ordinal)),
        None("Worker cannot reach the keys of cookies", "A09", grant => grant.Who == "worker" && grant.IsIn("/containers/keys"), deployment => Given(deployment, Id("worker"), BlobContributor, "/providers/st/containers/keys")),
        None("Web takes no work from a queue", "A33", grant => grant is { Who: "web", Role: QueueContributor or QueueProcessor }, deployment => Given(deployment, Id("web"), QueueProcessor, "/providers/st")),
        Some("Worker can fill a poison queue", "functions contract 9", grant => grant.Role == QueueContributor, grant => grant.Who == "worker" && Account(grant).EndsWith("st", StringComparison.Ordinal)),
        None("Nobody may write where checkpoints lie", "A54", grant => grant.IsIn("/containers/trail"), deployment => Given(deployment, Id("worker"), BlobContributor, "/providers/st/containers/trail")),
        None("Nobody may sign checkpoints but what is built for it", "A54", grant => VaultOf(grant).EndsWith("sg", StringComparison.Ordinal),
            deployment => Given(deployment, Id("worker"), KeyEncryptionUser, "/providers/Microsoft.KeyVault/vaults/smisg/keys/trail-checkpoints")),
        None("Blobs are owned in a host's own account, and nowhere else", "functions contract 9",
            grant => grant.Role == BlobOwner && !(grant.Who == "web" && Account(grant).EndsWith("we", StringComparison.Ordinal)) && !(grant.Who == "worker" && Account(grant).EndsWith("wo", StringComparison.Ordinal)),
            deployment => Given(deployment, Id("web"), BlobOwner, "/providers/Microsoft.Storage/storageAccounts/smist")),
        None("Keys are opened one by one, never all of a vault", "A44", grant => grant.Role == KeyEncryptionUser && !grant.IsIn("/keys/"),
            deployment => Given(deployment, Id("web"), KeyEncryptionUser, "/providers/Microsoft.KeyVault/vaults/smimd")),
        None("Only web opens the keys of cookies", "A09", grant => grant is { Role: KeyEncryptionUser, Who: not "web" } && grant.IsIn("/keys/service"),
            deployment => Given(deployment, Id("worker"), KeyEncryptionUser, "/providers/Microsoft.KeyVault/vaults/smimd/keys/service")),
        None("Secrets that log in are read one by one", "A56", grant => grant.Role == SecretsUser && VaultOf(grant).EndsWith("ap", StringComparison.Ordinal) && !grant.IsIn("/secrets/"),
            deployment => Given(deployment, Id("web"), SecretsUser, "/providers/Microsoft.KeyVault/vaults/smiap")),
        None("Only web can prove a receipt", "A57", grant => grant.Who != "web" && grant.IsIn("/secrets/notify-receipt-token"),
            deployment => Given(deployment, Id("worker"), SecretsUser, "/providers/Microsoft.KeyVault/vaults/smiap/secrets/notify-receipt-token")),
        None("The scanner's identity fetches its image, and that is all", "A31", grant => grant is { Who: "scanner", Role: not ImagePull }, deployment => Given(deployment, Id("scanner"), SecretsUser, "/providers/x")),
        None("Who opens keys has no role in the vault that signs, and the other way round", "A54, A56",
            grant => grant.Role == KeyEncryptionUser && !VaultOf(grant).EndsWith("md", StringComparison.Ordinal),
            deployment => Given(deployment, Id("web"), KeyEncryptionUser, "/providers/Microsoft.KeyVault/vaults/smisg/keys/trail-checkpoints")),
    ];

    private static Assertion None(string name, string source, Func<Grant, bool> isWrong, Func<Deployment, Deployment> breakIt) => new(
        name,
        source,
        Of.Any,
        deployment => Grant.Of(deployment) switch
        {
            { Count: < 25 } few => $"only {few.Count} roles were found",
            var all => all.FirstOrDefault(isWrong) is { } wrong ? $"{wrong.Who} has the role {wrong.Role} on {wrong.Where}" : null,
        },
        breakIt);

    private static Assertion Some(string name, string source, Func<Grant, bool> which, Func<Grant, bool> isSo) => new(
        name,
        source,
        Of.Any,
        deployment => Grant.Of(deployment).Where(which).ToList() is [_, ..] all && all.All(isSo) ? null : "nobody has it, or somebody else",
        deployment => deployment.Without(one => one.Type == Grant.Type && which(Grant.Of(new([one]))[0])));

    private static Deployment Given(Deployment deployment, string principal, string role, string where) => deployment.With(new(new()
    {
        ["type"] = Grant.Type,
        ["name"] = "more",
        ["id"] = $"{where}/providers/Microsoft.Authorization/roleAssignments/more",
        ["properties"] = new JsonObject { ["principalId"] = principal, ["principalType"] = "ServicePrincipal", ["roleDefinitionId"] = $"/roleDefinitions/{role}" },
    }));

    private static string Id(string app) => $"[reference('/userAssignedIdentities/smi-prod-{app}', '1').principalId]";

    private static IEnumerable<string> Own(Deployment deployment) => deployment.All("Microsoft.Authorization/roleDefinitions").Select(one => one.Name);

    private static string Account(Grant grant) => Part(grant, "storageAccounts");

    private static string VaultOf(Grant grant) => Part(grant, "vaults");

    private static string Part(Grant grant, string kind) => grant.Where.Split('/') is var parts && Array.IndexOf(parts, kind) is >= 0 and var at ? parts[at + 1] : string.Empty;
}
