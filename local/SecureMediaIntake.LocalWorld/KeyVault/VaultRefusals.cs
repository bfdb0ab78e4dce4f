namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>The errors of the service, with the codes that clients branch on.</summary>
/// <remarks>Texts as recorded from the real service in the test data of Microsoft's client libraries.</remarks>
internal static class VaultRefusals
{
    private const string Help = "For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182";

    /// <param name="kind">Key or Secret.</param>
    /// <param name="id">Name, or name/version.</param>
    public static VaultRefusedException NotFound(string kind, string id) => new(
        StatusCodes.Status404NotFound,
        $"{kind}NotFound",
        $"A {kind.ToLowerInvariant()} with (name/id) {id} was not found in this key vault. If you recently deleted this "
        + $"{kind.ToLowerInvariant()} you may be able to recover it using the correct recovery command. {Help}");

    public static VaultRefusedException DeletedNotFound(string kind, string name) =>
        new(StatusCodes.Status404NotFound, $"{kind}NotFound", $"Deleted {kind} not found: {name}");

    public static VaultRefusedException DeletedButRecoverable(string kind, string name) => new(
        StatusCodes.Status409Conflict,
        "Conflict",
        $"{kind} {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the "
        + $"{kind.ToLowerInvariant()} can only be recovered or purged.",
        "ObjectIsDeletedButRecoverable");

    public static VaultRefusedException Disabled(string kind, string operation) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"Operation {operation} is not allowed on a disabled {kind.ToLowerInvariant()}.",
        $"{kind}Disabled");

    public static VaultRefusedException OutsideItsTime(string kind, string operation) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"Operation {operation} is not allowed on an expired or not yet valid {kind.ToLowerInvariant()}.",
        $"{kind}NotYetValidOrExpired");

    public static VaultRefusedException OperationNotPermitted(string operation) => new(
        StatusCodes.Status403Forbidden, "Forbidden", $"Operation {operation} is not permitted on this key.", "KeyOperationForbidden");

    public static VaultRefusedException NotAuthorised(string action) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"Caller is not authorized to perform action on resource.\r\nAction: 'Microsoft.KeyVault/vaults/{action}'",
        "ForbiddenByRbac");

    public static VaultRefusedException PurgeProtected() => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        "Operation \"purge\" is not allowed because purge protection is enabled for this vault. Key Vault service will "
        + "automatically purge it after the retention period has passed.");

    public static VaultRefusedException Bad(string message) => new(StatusCodes.Status400BadRequest, "BadParameter", message);

    public static VaultRefusedException Unauthorised(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static VaultRefusedException Throttled() => new(
        StatusCodes.Status429TooManyRequests,
        "Throttled",
        "Request was not processed because too many requests were received. Reason: VaultRequestTypeLimitReached");
}
