using System.Text.RegularExpressions;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>A role assignment, as a person would say it: who, what, where.</summary>
/// <param name="Who"><c>web</c>, <c>worker</c> or <c>scanner</c>; anything else is somebody whom the template should not know.</param>
internal sealed partial record Grant(string Who, string Role, string Where, Resource Resource)
{
    public const string Type = "Microsoft.Authorization/roleAssignments";

    public static IReadOnlyList<Grant> Of(Deployment deployment) =>
    [
        .. deployment.All(Type).Select(one => new Grant(
            Identity().Match(one.Text("properties.principalId") ?? string.Empty) is { Success: true } found ? found.Groups[1].Value : "somebody else",
            one.Text("properties.roleDefinitionId")!.Split('/')[^1],
            one.Id.Split("/providers/Microsoft.Authorization")[0],
            one)),
    ];

    public bool IsIn(string part) => Where.Contains(part, StringComparison.Ordinal);

    [GeneratedRegex("userAssignedIdentities/smi-[a-z]+-(web|worker|scanner)'")]
    private static partial Regex Identity();
}
