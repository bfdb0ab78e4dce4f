using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary><see cref="IPersonMarks"/>: HMAC-SHA-256 under a key of its own (HKDF, RFC 5869) from the secret that key rows have their MAC from.</summary>
/// <remarks>A changed secret makes other marks: lists are then made anew from the requests, whose rows have the identities sealed.</remarks>
internal sealed class VaultPersonMarks(VaultKeys vault) : IPersonMarks
{
    private const string Form = "smi/person-mark/1";

    public async Task<string> OfAsync(Organisation organisation, PersonId person, CancellationToken cancellation)
    {
        var secret = await vault.SecretAsync(organisation.RowSecret, cancellation);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, VaultKeys.SecretBytes, info: Encoding.UTF8.GetBytes(Form));
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{organisation.Code}\u001f{person.Identity}"));
        return Convert.ToHexStringLower(mac)[..OpaqueId.Length];
    }
}
