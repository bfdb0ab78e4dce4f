using System.Security.Cryptography.X509Certificates;
using SecureMediaIntake.LocalWorld.ManagedIdentity;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>How a local vault is made.</summary>
public sealed class KeyVaultServerOptions
{
    /// <summary>Server certificate with its private key, for 127.0.0.1.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Whose tokens the vault takes. Not disposed with the vault.</summary>
    public required TokenIssuer Issuer { get; init; }

    /// <summary>Time of creation, deletion and expiry.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Port on 127.0.0.1; 0 takes a free one. Key ids contain it, so a world that is started again needs the same.</summary>
    public int Port { get; init; }

    /// <summary>Folder in which keys (PKCS#8) and secrets outlive the vault, readable by this user only. Null keeps them in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>As in production: nothing can be purged before its time. Default false, so that tests can clean up.</summary>
    public bool PurgeProtection { get; init; }

    /// <summary>
    /// What the identity may do, as data actions of Azure's roles without their prefix <c>Microsoft.KeyVault/vaults/</c>; anything else
    /// gets 403. Null allows everything. A local world that allows everything would not show that the product asks for more than it has.
    /// </summary>
    /// <remarks>
    /// <see href="https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault"/>. The role
    /// "Key Vault Crypto Service Encryption User" is <c>keys/read</c>, <c>keys/wrap/action</c>, <c>keys/unwrap/action</c>.
    /// </remarks>
    public IReadOnlySet<string>? DataActions { get; init; }
}
