using System.Buffers.Text;
using System.Security.Cryptography;

using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage.Health;

/// <summary>What can be said of keys and secrets without using them on anything of a patient's.</summary>
public sealed class VaultInspection
{
    private const int BitsOfByte = 8;

    private readonly VaultClient _vault;

    internal VaultInspection(VaultClient vault) => _vault = vault;

    /// <returns>Null when there is no such key.</returns>
    /// <exception cref="Domain.Outcomes.UnavailableException">The vault does not answer.</exception>
    /// <exception cref="ServiceRefusedException">It refuses.</exception>
    public Task<KeyFact?> KeyAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync(
        "Key vault", async () => Read(await _vault.LookAtKeyAsync(name, cancellation)), otherwise: null, cancellation);

    /// <summary>Whether the key wraps and unwraps 32 random bytes, in the vault, as it does with record keys.</summary>
    /// <exception cref="Domain.Outcomes.UnavailableException">The vault does not answer.</exception>
    /// <exception cref="ServiceRefusedException">It refuses.</exception>
    public Task<bool> WrapsAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync(
        "Key vault",
        async () =>
        {
            var id = new Uri((await _vault.LookAtKeyAsync(name, cancellation)).Key.KeyId);
            var plain = RandomNumberGenerator.GetBytes(VaultKeys.SecretBytes);
            var back = await _vault.UnwrapAsync(id, await _vault.WrapAsync(id, plain, cancellation), cancellation);
            return back.AsSpan().SequenceEqual(plain);
        },
        cancellation);

    /// <summary>Whether the secret is what every secret of ours is: 32 bytes in base64. Its value goes no further.</summary>
    /// <returns>Null when there is no such secret.</returns>
    /// <exception cref="Domain.Outcomes.UnavailableException">The vault does not answer.</exception>
    /// <exception cref="ServiceRefusedException">It refuses.</exception>
    public Task<bool?> IsGoodSecretAsync(string name, CancellationToken cancellation) => Inspecting.AskAsync<bool?>(
        "Key vault", async () => IsGood(await _vault.GetSecretAsync(name, cancellation)), otherwise: null, cancellation);

    private static KeyFact Read(WireKeyLook look) => new(
        look.Key.Type,
        look.Key.Modulus is { } modulus ? Base64Url.DecodeFromChars(modulus).Length * BitsOfByte : 0,
        look.Attributes.Enabled,
        Time(look.Attributes.NotBefore),
        Time(look.Attributes.Expires),
        look.Key.Operations ?? []);

    private static DateTimeOffset? Time(long? seconds) => seconds is { } unix ? DateTimeOffset.FromUnixTimeSeconds(unix) : null;

    private static bool IsGood(string text)
    {
        Span<byte> bytes = stackalloc byte[VaultKeys.SecretBytes];
        var isGood = Convert.TryFromBase64String(text, bytes, out var length) && length == VaultKeys.SecretBytes;
        CryptographicOperations.ZeroMemory(bytes);
        return isGood;
    }
}
