using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>Names and key ids of Key Vault.</summary>
internal static partial class VaultAddress
{
    public static bool IsName([NotNullWhen(true)] string? name) => name is not null && Name().IsMatch(name);

    /// <summary>
    /// Whether <paramref name="keyId"/> is a version of the key <paramref name="name"/> in <paramref name="vault"/>. A row says which key opens
    /// it; were it believed, a planted row could send our token and its wrapped key to a vault of somebody else's.
    /// </summary>
    public static bool IsVersionOf(string keyId, string name, Uri vault, [NotNullWhen(true)] out Uri? id)
    {
        var start = $"{vault.GetLeftPart(UriPartial.Authority)}/keys/{name}/";
        var good = keyId.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Version().IsMatch(keyId[start.Length..]);
        id = good ? new(keyId) : null;
        return good;
    }

    [GeneratedRegex(@"\A[0-9A-Za-z-]{1,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
