namespace SecureMediaIntake.Domain.Requests;

/// <summary>The record key of a request, wrapped by the organisation's vault key. Without this row nothing of the request can be read.</summary>
public sealed record KeyRow : IRow
{
    public const string Key = "key";

    public string RowKey => Key;

    /// <summary>Full id of the vault key version that wrapped it; must lie in the organisation's own vault.</summary>
    public required string VaultKeyId { get; init; }

    /// <summary>RSA-OAEP-256 of the 32 key bytes, base64.</summary>
    public required string Wrapped { get; init; }

    /// <summary>
    /// HMAC-SHA-256 under the organisation's row secret over organisation, request, <see cref="VaultKeyId"/> and <see cref="Wrapped"/>, base64.
    /// Anyone with the public key can wrap, so wrapping alone would not show that we did.
    /// </summary>
    public required string Mac { get; init; }
}
