namespace SecureMediaIntake.Storage;

/// <summary>The accounts of state and of intake. Section <c>Storage</c>. No default: every environment differs, and identity is the only way in.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Blob endpoint of the account of renditions and cookie keys, such as <c>https://account.blob.core.windows.net</c>. HTTPS only.</summary>
    public required Uri BlobServiceUri { get; init; }

    /// <summary>Table endpoint, such as <c>https://account.table.core.windows.net</c>. HTTPS only.</summary>
    public required Uri TableServiceUri { get; init; }

    /// <summary>
    /// Blob endpoint of the account that browsers write to, such as <c>https://intake.blob.core.windows.net</c>. HTTPS only. No default, not even the
    /// other one: it must have neither soft delete nor versions, so that a deleted original is gone.
    /// </summary>
    public required Uri IntakeServiceUri { get; init; }

    /// <summary>
    /// Where browsers put their blocks, if not at <see cref="IntakeServiceUri"/> itself: an address of the public host that leads there, such as
    /// <c>https://media.example.nhs.uk/u/</c>, with its closing slash. Default none.
    /// </summary>
    public Uri? UploadAddress { get; init; }

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
