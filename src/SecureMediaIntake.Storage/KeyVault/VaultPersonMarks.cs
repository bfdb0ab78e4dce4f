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
    private const string PersonForm = "smi/person-mark/1";
    private const string PatientForm = "smi/patient-mark/1";

    public Task<string> OfAsync(Organisation organisation, PersonId person, CancellationToken cancellation) => OfAsync(organisation, PersonForm, person.Identity, cancellation);

    public Task<string> OfAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation) => OfAsync(organisation, PatientForm, number.Value, cancellation);

    private async Task<string> OfAsync(Organisation organisation, string form, string who, CancellationToken cancellation)
    {
        var secret = await vault.SecretAsync(organisation.RowSecret, cancellation);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, VaultKeys.SecretBytes, info: Encoding.UTF8.GetBytes(form));
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{organisation.Code}\u001f{who}"));
        return Convert.ToHexStringLower(mac)[..OpaqueId.Length];
    }
}
