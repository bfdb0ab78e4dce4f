using Azure.Core;
using Azure.Identity;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>The app's own identity: the user-assigned managed identity, by name. Nothing else is ever tried, so a stray login of a developer cannot be used.</summary>
internal static class Identity
{
    public static TokenCredential Of(IConfiguration configuration) => configuration["ManagedIdentity:ClientId"] is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : throw new SettingsException("ManagedIdentity:ClientId is missing.");
}
