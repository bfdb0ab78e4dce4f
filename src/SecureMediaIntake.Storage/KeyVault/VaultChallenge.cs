using System.Text;
using System.Text.RegularExpressions;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>What a vault answers to a request without a token: which tenant's token it wants, and for what.</summary>
/// <param name="Claims">Claims that the token must carry beyond, or null.</param>
/// <remarks>https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses</remarks>
internal sealed partial record VaultChallenge(string Scope, string TenantId, string? Claims)
{
    /// <summary>Reads a <c>WWW-Authenticate</c> header.</summary>
    /// <returns>Null when it is none of a vault's, or names a resource that <paramref name="vault"/> is no part of.</returns>
    public static VaultChallenge? TryParse(string header, Uri vault)
    {
        var values = Parameter().Matches(header).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
        var wanted = values.GetValueOrDefault("resource") ?? values.GetValueOrDefault("scope");
        var authority = values.GetValueOrDefault("authorization") ?? values.GetValueOrDefault("authorization_uri");

        if (!Uri.TryCreate(wanted, UriKind.Absolute, out var resource)
            || !Uri.TryCreate(authority, UriKind.Absolute, out var login)
            || !Covers(resource, vault))
        {
            return null;
        }

        const string AllOfIt = "/.default";
        var bare = wanted.EndsWith(AllOfIt, StringComparison.Ordinal) ? wanted[..^AllOfIt.Length] : wanted.TrimEnd('/');
        var claims = values.GetValueOrDefault("claims");
        return new(
            bare + AllOfIt,
            login.Segments[^1].Trim('/'),
            claims is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(claims)));
    }

    /// <summary>Somebody who answers in the vault's place could ask for a token for something else, and use it there.</summary>
    private static bool Covers(Uri resource, Uri vault) =>
        resource.Scheme == Uri.UriSchemeHttps
        && (vault.Host.Equals(resource.Host, StringComparison.OrdinalIgnoreCase)
            || vault.Host.EndsWith($".{resource.Host}", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""(?<name>[A-Za-z_]+)="(?<value>[^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
