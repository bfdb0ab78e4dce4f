using System.Globalization;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Builds what the protocol returns: ids under the vault's own address, attributes, pages of lists.</summary>
/// <param name="collection">keys or secrets: the first segment of the path.</param>
internal sealed class VaultNames(string collection, KeyVaultServerOptions options, Func<Uri> address)
{
    /// <summary>Days that a deleted object can be recovered: Key Vault's default.</summary>
    private const int RecoverableDays = 90;

    /// <summary>Largest page of a list, and the default, as documented for <c>maxresults</c>.</summary>
    private const int MaxPage = 25;

    private const long SecondsPerDay = 24 * 60 * 60;

    // Never the Host header: an id must be the same whether a client said 127.0.0.1 or localhost.
    public string Id(string name) => $"{Root}{collection}/{name}";

    public string Id(string name, VaultVersion version) => $"{Id(name)}/{version.Id}";

    public string RecoveryId(string name) => $"{Root}deleted{collection}/{name}";

    public static long PurgeDate(long deleted) => deleted + (RecoverableDays * SecondsPerDay);

    public WireAttributes Attributes(VaultVersion version) => new(
        version.Enabled,
        version.NotBefore,
        version.Expires,
        version.Created,
        version.Updated,
        options.PurgeProtection ? "Recoverable" : "Recoverable+Purgeable",
        RecoverableDays,
        collection == "keys" ? false : null);

    /// <summary>The page that the query asks for (<c>maxresults</c>, <c>$skiptoken</c>), with the link to the next.</summary>
    public WireList Page(HttpRequest request, IEnumerable<WireItem> all)
    {
        var size = Number(request, "maxresults", MaxPage);
        if (size is < 1 or > MaxPage)
        {
            throw VaultRefusals.Bad($"maxresults must be between 1 and {MaxPage}.");
        }

        var skip = Number(request, "$skiptoken", 0);
        var rest = all.Skip(skip).Take(size + 1).ToList();
        var path = request.Path.ToString().TrimStart('/');
        return new(
            [.. rest.Take(size)],
            rest.Count > size
                ? $"{Root}{path}?api-version={request.Query["api-version"]}&$skiptoken={skip + size}&maxresults={size}"
                : null);
    }

    private static int Number(HttpRequest request, string name, int otherwise) =>
        request.Query[name].ToString() is not { Length: > 0 } text
            ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw VaultRefusals.Bad($"{name} must be a number.");

    private string Root => address().ToString();
}
