namespace SecureMediaIntake.Storage;

/// <summary>The media account. Section <c>Storage</c>. No default: every environment differs, and identity is the only way in.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Blob endpoint, such as <c>https://account.blob.core.windows.net</c>. HTTPS only.</summary>
    public required Uri BlobServiceUri { get; init; }

    /// <summary>Table endpoint, such as <c>https://account.table.core.windows.net</c>. HTTPS only.</summary>
    public required Uri TableServiceUri { get; init; }

    /// <summary>
    /// Whether a browser's right covers Put Block and nothing else (create permission, bound to <c>comp=block</c>). Default true. False gives the
    /// wider write permission, for storage that does not know the narrow one: the local world's.
    /// </summary>
    /// <remarks>
    /// Documented for service version 2026-04-06 and later; untested against live Azure. Either way the service's own commit, its conditions and
    /// its hashes hold the line (docs/threat-model.md A16 and A17): the narrow right is depth.
    /// </remarks>
    public bool BlockOnlyRights { get; init; } = true;
}
