using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>The system at the API, as the one who acts: its service principal's ids stand where a person's would.</summary>
internal sealed class CallingSystem(IHttpContextAccessor http, OrganisationDirectory organisations)
{
    /// <summary>The subject for <see cref="AccessRules"/> and the trail. Its name is that of the application, or its id where the token has none.</summary>
    public Clinician Subject
    {
        get
        {
            // The issuer check has matched the tenant with an organisation; policies have let systems in only.
            return Guid.TryParseExact(Claim("tid"), "D", out var tenant)
                && Guid.TryParseExact(Claim("oid"), "D", out var principal)
                && organisations.ByTenant(tenant) is { } organisation
                    ? new(tenant, principal, organisation.Code, Claim("app_displayname") ?? $"System {Claim("azp")}") { IsSystem = true, TokenRoles = Roles }
                    : throw new UnreachableException("A token that names no tenant or no object does not pass the checks.");
        }
    }

    /// <summary>One token is one viewing session.</summary>
    public string Viewing => $"api/{Claim("uti") ?? Claim("jti") ?? Claim("iat")}";

    private Roles Roles =>
        (HasRole(ApiTokens.RequestRole) ? Roles.RequestSystem : Roles.None) | (HasRole(ApiTokens.MediaRole) ? Roles.MediaSystem : Roles.None);

    private bool HasRole(string role) => http.HttpContext!.User.HasClaim("roles", role);

    private string? Claim(string type) => http.HttpContext?.User.FindFirst(type)?.Value;
}
