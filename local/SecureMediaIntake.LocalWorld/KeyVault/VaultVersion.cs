using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>One version of a key or secret. Never changed in place: an update replaces it.</summary>
internal abstract record VaultVersion
{
    /// <summary>Bytes of a version's id, which is written as 32 hexadecimal digits.</summary>
    private const int IdBytes = 16;

    public required string Id { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Unix time in seconds, as all times here.</summary>
    public required long Created { get; init; }

    public required long Updated { get; init; }

    public long? NotBefore { get; init; }

    public long? Expires { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public static string NewId() => RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);

    public bool IsInItsTime(long now) => now >= (NotBefore ?? long.MinValue) && now < (Expires ?? long.MaxValue);
}

internal sealed record KeyVersion : VaultVersion
{
    /// <summary>RSA, RSA-HSM, EC or EC-HSM.</summary>
    public required string Type { get; init; }

    /// <summary>P-256 or P-384; null for RSA.</summary>
    public string? Curve { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>Private key, PKCS#8 (RFC 5958).</summary>
    public required byte[] Pkcs8 { get; init; }
}

internal sealed record SecretVersion : VaultVersion
{
    public required string Value { get; init; }

    public string? ContentType { get; init; }
}

/// <summary>A named key or secret with its versions, oldest first.</summary>
internal sealed record VaultObject<TVersion>(string Name, IReadOnlyList<TVersion> Versions)
    where TVersion : VaultVersion
{
    /// <summary>When it was deleted; null while it lives.</summary>
    public long? Deleted { get; init; }

    /// <summary>Keys only; null until someone sets one.</summary>
    public WireRotationPolicy? RotationPolicy { get; init; }
}
