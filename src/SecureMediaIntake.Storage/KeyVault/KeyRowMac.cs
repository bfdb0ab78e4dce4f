using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>The MAC of a key row: shows that this service wrapped it, for this request of this organisation.</summary>
internal static class KeyRowMac
{
    private const string Form = "smi/key-row/1";

    public static string Of(ReadOnlySpan<byte> secret, string organisation, RequestId request, string vaultKeyId, string wrapped)
    {
        // A separator that no part may hold: ids, base64 and addresses have no control characters.
        var said = string.Join('\u001f', Form, organisation, request.Value, vaultKeyId, wrapped);
        return Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(said)));
    }

    public static bool IsGenuine(ReadOnlySpan<byte> secret, string organisation, RequestId request, KeyRow row) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(row.Mac), Encoding.UTF8.GetBytes(Of(secret, organisation, request, row.VaultKeyId, row.Wrapped)));
}
