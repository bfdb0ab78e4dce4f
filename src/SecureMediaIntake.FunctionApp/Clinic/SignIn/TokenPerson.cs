using System.Security.Claims;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// Reads from a validated ID token who somebody is, or nobody. What they may do is not in it: that is for our own directory to say. Everything that is not
/// said is taken as a no.
/// </summary>
/// <remarks>Claims: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference and optional-claims-reference.</remarks>
internal static class TokenPerson
{
    /// <summary>Longest name kept, in characters: it goes into a cookie and into lists.</summary>
    private const int MaxName = 100;

    /// <summary>
    /// <c>acct</c> of a member. It is an optional claim, which the registration must ask for: absent, nothing tells a member from a guest of
    /// the tenant, and a guest is another organisation's (or nobody's) person.
    /// </summary>
    private const string Member = "0";

    /// <returns>Null for anybody whose tenant is not on board.</returns>
    public static Clinician? Read(ClaimsPrincipal token, OrganisationDirectory organisations) =>
        Guid.TryParseExact(token.FindFirst("tid")?.Value, "D", out var tenant)
        && Guid.TryParseExact(token.FindFirst("oid")?.Value, "D", out var person)
        && organisations.ByTenant(tenant) is { } organisation
            ? new(tenant, person, organisation.Code, NameOf(token)) { IsGuest = !IsMember(token, tenant) }
            : null;

    private static bool IsMember(ClaimsPrincipal token, Guid tenant) =>
        token.FindFirst("acct")?.Value == Member && IsHome(token.FindFirst("idp")?.Value, tenant);

    /// <summary>Entra names another identity provider only where the account is not the tenant's own.</summary>
    private static bool IsHome(string? provider, Guid tenant) =>
        provider is null
        || (Uri.TryCreate(provider, UriKind.Absolute, out var address)
            && address.Segments.Any(segment => Guid.TryParseExact(segment.TrimEnd('/'), "D", out var home) && home == tenant));

    private static string NameOf(ClaimsPrincipal token) =>
        token.FindFirst("name")?.Value.Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, MaxName)] : "Name not known";
}
