namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>Key Vault. Section <c>Vault</c>. No defaults: every environment differs.</summary>
public sealed class VaultOptions
{
    public const string Section = "Vault";

    /// <summary>Address of the vault, such as <c>https://name.vault.azure.net/</c>. Every key id that a row names must lie in it.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Name of the RSA key that wraps what belongs to the service and to no organisation: the keys of sign-in cookies.</summary>
    public required string ServiceKey { get; init; }

    /// <summary>
    /// Name of the vault secret (32 bytes, base64) that goes into the same keys. Anyone who knows the public key can wrap, so with the key alone
    /// a person who may write to storage could plant a cookie key of their own and sign in as anybody.
    /// </summary>
    public required string ServiceSecret { get; init; }
}
